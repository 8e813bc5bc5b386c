/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-details.h"

#include <glib/gi18n-lib.h>

#include "lia-finding-list.h"
#include "lia-page.h"
#include "lia-partner-header.h"
#include "lia-partner-profile.h"

struct _LiaPartnerDetails
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkScrolledWindow *scroller;
  LiaPartnerHeader *header;
  LiaFindingList *findings;
  LiaPartnerProfile *profile;

  gint64 shown_id;
};

G_DEFINE_FINAL_TYPE (LiaPartnerDetails, lia_partner_details, ADW_TYPE_BIN)

static void
lia_partner_details_dispose (GObject *object)
{
  /* The parent class must let go of the child itself: it keeps a pointer to it. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_PARTNER_DETAILS);

  G_OBJECT_CLASS (lia_partner_details_parent_class)->dispose (object);
}

static void
lia_partner_details_class_init (LiaPartnerDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_partner_details_dispose;

  g_type_ensure (LIA_TYPE_FINDING_LIST);
  g_type_ensure (LIA_TYPE_PARTNER_HEADER);
  g_type_ensure (LIA_TYPE_PARTNER_PROFILE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/partner-details.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerDetails, nothing);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerDetails, header);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerDetails, findings);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerDetails, profile);
}

static void
lia_partner_details_init (LiaPartnerDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_findings (LiaPartnerDetails *self, gint64 id)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), LIA_TYPE_PAGE);
  LiaWorkspace *workspace = page != NULL ? lia_page_get_workspace (LIA_PAGE (page)) : NULL;

  if (workspace != NULL)
    lia_finding_list_set_subject (self->findings, workspace, id);
}

void
lia_partner_details_show (LiaPartnerDetails *self,
                          LiaRecord *partner,
                          guint level_rank,
                          guint n_selected)
{
  g_return_if_fail (LIA_IS_PARTNER_DETAILS (self));
  g_return_if_fail (partner == NULL || LIA_IS_RECORD (partner));

  if (partner == NULL)
    {
      g_autofree char *title = n_selected == 0
                                   ? g_strdup (_ ("No Partner Selected"))
                                   : g_strdup_printf (ngettext ("%u Partner Selected",
                                                                "%u Partners Selected", n_selected),
                                                      n_selected);

      adw_status_page_set_title (self->nothing, title);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      self->shown_id = 0;
      return;
    }

  lia_partner_header_set_partner (self->header, partner, level_rank);
  show_findings (self, lia_record_get_id (partner));
  lia_partner_profile_set_partner (self->profile, partner);
  gtk_stack_set_visible_child_name (self->stack, "partner");

  /* The reader's place is kept while the same partner is edited or undone. */
  if (self->shown_id != lia_record_get_id (partner))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->shown_id = lia_record_get_id (partner);
}
