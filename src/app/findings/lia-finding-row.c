/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-finding-row.h"

#include <glib/gi18n-lib.h>

#include "lia-side-box.h"
#include "lia-text.h"

struct _LiaFindingRow
{
  AdwBin parent_instance;

  /* template */
  GtkImage *icon;
  GtkLabel *message;
  GtkLabel *rule;
  GtkButton *fix;

  /* owned */
  LiaFinding *finding; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaFindingRow, lia_finding_row, ADW_TYPE_BIN)

enum
{
  FIX,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How findings of a severity look; the names are those of things, the labels in the preferences of deeds. */
static const struct
{
  const char *name;
  const char *icon_name;
  const char *style_class;
} looks[] = {
  [LIA_SEVERITY_IGNORE] = { N_ ("Ignored"), "dialog-information-symbolic", "dimmed" },
  [LIA_SEVERITY_HINT] = { N_ ("Hint"), "dialog-information-symbolic", "dimmed" },
  [LIA_SEVERITY_WARN] = { N_ ("Warning"), "dialog-warning-symbolic", "warning" },
  [LIA_SEVERITY_BLOCK] = { N_ ("Must be settled"), "dialog-error-symbolic", "error" },
};

static const char *
get_severity_name (LiaSeverity severity)
{
  return _ (looks[severity].name);
}

char *
lia_finding_row_describe (LiaFinding *finding)
{
  g_autofree char *text
      = g_strdup_printf ("%s: %s", get_severity_name (lia_finding_get_severity (finding)),
                         lia_finding_get_message (finding));

  return lia_text_make_bidi_visible (text);
}

static void
on_fix_clicked (LiaFindingRow *self)
{
  g_autoptr (LiaFinding) finding = NULL;

  if (self->finding == NULL)
    return;
  finding = g_object_ref (self->finding);
  g_signal_emit (self, signals[FIX], 0, finding);
}

static void
lia_finding_row_dispose (GObject *object)
{
  LiaFindingRow *self = LIA_FINDING_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_FINDING_ROW);
  g_clear_object (&self->finding);

  G_OBJECT_CLASS (lia_finding_row_parent_class)->dispose (object);
}

static void
lia_finding_row_class_init (LiaFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_finding_row_dispose;

  signals[FIX] = g_signal_new ("fix", LIA_TYPE_FINDING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, LIA_TYPE_FINDING);

  g_type_ensure (LIA_TYPE_SIDE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LiaFindingRow, message);
  gtk_widget_class_bind_template_child (widget_class, LiaFindingRow, rule);
  gtk_widget_class_bind_template_child (widget_class, LiaFindingRow, fix);
  gtk_widget_class_bind_template_callback (widget_class, on_fix_clicked);
}

static void
lia_finding_row_init (LiaFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_finding_row_new (void)
{
  return g_object_new (LIA_TYPE_FINDING_ROW, NULL);
}

static void
show_severity (LiaFindingRow *self, LiaSeverity severity)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), looks[i].style_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[severity].style_class);
  gtk_image_set_from_icon_name (self->icon, looks[severity].icon_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), _ (looks[severity].name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (looks[severity].name), -1);
}

void
lia_finding_row_set_finding (LiaFindingRow *self, LiaFinding *finding, gboolean can_fix)
{
  g_autofree char *message = NULL;
  g_autofree char *fix_name = NULL;
  const char *fix_label;

  g_return_if_fail (LIA_IS_FINDING_ROW (self));

  g_set_object (&self->finding, finding);
  if (finding == NULL)
    return;

  message = lia_text_make_bidi_visible (lia_finding_get_message (finding));
  fix_label = lia_finding_get_fix_label (finding);
  show_severity (self, lia_finding_get_severity (finding));
  gtk_label_set_text (self->message, message);
  gtk_label_set_text (self->rule, _ (lia_rule_get (lia_finding_get_rule (finding))->label));
  gtk_widget_set_visible (GTK_WIDGET (self->fix), can_fix && fix_label != NULL);
  if (fix_label == NULL)
    return;
  gtk_button_set_label (self->fix, fix_label);
  /* Among several such buttons a screen reader says which is which. */
  fix_name = g_strdup_printf ("%s %s", fix_label, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fix_name, -1);
}
