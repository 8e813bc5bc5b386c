/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-findings-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-finding-list.h"
#include "lia-findings.h"

struct _LiaFindingsDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  AdwBanner *banner;
  LiaFindingList *list;
};

G_DEFINE_FINAL_TYPE (LiaFindingsDialog, lia_findings_dialog, ADW_TYPE_DIALOG)

static void
show_count (LiaFindingsDialog *self)
{
  const guint n_findings = lia_finding_list_get_n_findings (self->list);
  g_autofree char *subtitle
      = n_findings > 0 ? g_strdup_printf (ngettext ("%'u open", "%'u open", n_findings), n_findings)
                       : g_strdup ("");

  adw_window_title_set_subtitle (self->window_title, subtitle);
}

/* What is listed is then from before; better that than nothing, if it is said. */
static void
show_fault (LiaFindingsDialog *self, GParamSpec *pspec, LiaFindings *findings)
{
  const char *fault = lia_findings_get_fault (findings);

  if (fault != NULL)
    {
      /* Translators: %s is why, a sentence */
      g_autofree char *title = g_strdup_printf (_ ("Findings may be out of date. %s"), fault);

      adw_banner_set_title (self->banner, title);
    }
  adw_banner_set_revealed (self->banner, fault != NULL);
}

static void
on_opened (LiaFindingsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lia_findings_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_FINDINGS_DIALOG);

  G_OBJECT_CLASS (lia_findings_dialog_parent_class)->dispose (object);
}

static void
lia_findings_dialog_class_init (LiaFindingsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_findings_dialog_dispose;

  g_type_ensure (LIA_TYPE_FINDING_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/findings-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFindingsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, LiaFindingsDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, LiaFindingsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, show_count);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
}

static void
lia_findings_dialog_init (LiaFindingsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
lia_findings_dialog_new (LiaWorkspace *workspace)
{
  LiaFindingsDialog *self = g_object_new (LIA_TYPE_FINDINGS_DIALOG, NULL);

  lia_finding_list_set_all (self->list, workspace);
  g_signal_connect_object (lia_findings_get (workspace), "notify::fault", G_CALLBACK (show_fault),
                           self, G_CONNECT_SWAPPED);
  show_fault (self, NULL, lia_findings_get (workspace));
  return ADW_DIALOG (self);
}
