/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-page.h"

#include <glib/gi18n-lib.h>

#include "lia-error.h"
#include "lia-history-list.h"
#include "lia-level-ranks.h"
#include "lia-partner-header.h"
#include "lia-partner-profile.h"
#include "lia-partner-text.h"

struct _LiaPartnerPage
{
  LiaPage parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkStack *stack;
  GtkWidget *trashed;
  LiaPartnerHeader *header;
  AdwViewStack *sections;
  LiaPartnerProfile *profile;
  LiaHistoryList *history;

  /* owned */
  LiaLevelRanks *ranks;
  LiaRecord *partner; /* (nullable) */

  gint64 record_id;
};

G_DEFINE_FINAL_TYPE (LiaPartnerPage, lia_partner_page, LIA_TYPE_PAGE)

enum
{
  PROP_RECORD_ID = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_partner (LiaPartnerPage *self)
{
  g_autofree char *name = lia_partner_dup_name (self->partner);
  g_autofree char *acronym = lia_partner_dup_acronym (self->partner);
  gboolean trashed = lia_record_is_trashed (self->partner);

  /* The window title stays short where there is an acronym; the header below has the full name. */
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  adw_window_title_set_title (self->window_title, *acronym != '\0' ? acronym : name);
  lia_partner_header_set_partner (
      self->header, self->partner,
      lia_level_ranks_get (self->ranks, lia_record_get_integer (self->partner, "level")));
  lia_partner_profile_set_partner (self->profile, self->partner);
  gtk_widget_set_visible (self->trashed, trashed);
  gtk_stack_set_visible_child_name (self->stack, "partner");
}

static void
reload (LiaPartnerPage *self)
{
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->partner);
  self->partner = lia_record_load (lia_workspace_get_reader (workspace),
                                   lia_record_type_find ("partner"), self->record_id, &error);

  if (self->partner != NULL)
    {
      show_partner (self);
    }
  else
    {
      if (!g_error_matches (error, LIA_ERROR, LIA_ERROR_NOT_FOUND))
        g_warning ("A partner could not be read: %s", error->message);
      gtk_stack_set_visible_child_name (self->stack, "gone");
    }

  lia_partner_page_update_actions (self);
}

/* Names of levels and keyworkers are shown too, so changes to those tables count. */
static void
on_workspace_changed (LiaPartnerPage *self, LiaChangeSet *changes)
{
  if (lia_change_set_has_row (changes, "partner", self->record_id)
      || lia_change_set_has_table (changes, "person")
      || lia_change_set_has_table (changes, "level"))
    reload (self);
}

static void
lia_partner_page_constructed (GObject *object)
{
  LiaPartnerPage *self = LIA_PARTNER_PAGE (object);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));

  G_OBJECT_CLASS (lia_partner_page_parent_class)->constructed (object);

  if (workspace == NULL)
    return;

  self->ranks = lia_level_ranks_new (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  lia_history_list_set_record (self->history, workspace, lia_record_type_find ("partner"),
                               self->record_id);
  reload (self);
}

static void
lia_partner_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LiaPartnerPage *self = LIA_PARTNER_PAGE (object);

  switch (prop_id)
    {
    case PROP_RECORD_ID:
      g_value_set_int64 (value, self->record_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_partner_page_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  LiaPartnerPage *self = LIA_PARTNER_PAGE (object);

  switch (prop_id)
    {
    case PROP_RECORD_ID:
      self->record_id = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_partner_page_dispose (GObject *object)
{
  LiaPartnerPage *self = LIA_PARTNER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_PARTNER_PAGE);
  g_clear_object (&self->ranks);
  g_clear_object (&self->partner);

  G_OBJECT_CLASS (lia_partner_page_parent_class)->dispose (object);
}

static void
lia_partner_page_class_init (LiaPartnerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lia_partner_page_constructed;
  object_class->get_property = lia_partner_page_get_property;
  object_class->set_property = lia_partner_page_set_property;
  object_class->dispose = lia_partner_page_dispose;

  properties[PROP_RECORD_ID]
      = g_param_spec_int64 ("record-id", NULL, NULL, 0, G_MAXINT64, 0,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIA_TYPE_PARTNER_HEADER);
  g_type_ensure (LIA_TYPE_PARTNER_PROFILE);
  g_type_ensure (LIA_TYPE_HISTORY_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/partner-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerPage, trashed);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerPage, header);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerPage, sections);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerPage, profile);
  gtk_widget_class_bind_template_child (widget_class, LiaPartnerPage, history);

  lia_partner_page_class_install_actions (widget_class);
}

static void
lia_partner_page_init (LiaPartnerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaRecord *
lia_partner_page_get_partner (LiaPartnerPage *self)
{
  g_return_val_if_fail (LIA_IS_PARTNER_PAGE (self), NULL);

  return self->partner;
}
