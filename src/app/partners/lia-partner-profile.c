/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-profile.h"

#include <glib/gi18n-lib.h>

#include "lia-link.h"
#include "lia-partner-text.h"

/* Those of name and acronym stand in the header of the pane. */
#define FIRST_GROUP 1
#define N_GROUPS    4
#define MAX_FIELDS  LIA_PROFILE_MAX_FIELDS

const LiaProfileGroup lia_partner_profile_groups[] = {
  { N_ ("Name"), { "name", "acronym", "other_names" } },
  { N_ ("Programme"),
    { "level", "status", "keyworker", "form", "kinds", "sector", "service_provider", "contractor",
      "contractor_role", "partner_role" } },
  { N_ ("Contact"), { "website", "email", "phone", "country", "region" } },
  { N_ ("About"), { "description", "services", "tags" } },
  { NULL },
};
G_STATIC_ASSERT (G_N_ELEMENTS (lia_partner_profile_groups) == N_GROUPS + 1);

typedef struct
{
  /* borrowed */
  const LiaField *field;
  AdwActionRow *row;
  /* owned */
  char *link; /* (nullable) */
} Line;

struct _LiaPartnerProfile
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *group_widgets[N_GROUPS];
  GtkWidget *nothing;

  Line lines[N_GROUPS][MAX_FIELDS];
};

G_DEFINE_FINAL_TYPE (LiaPartnerProfile, lia_partner_profile, GTK_TYPE_BOX)

static void
on_row_activated (AdwActionRow *row, Line *line)
{
  if (line->link != NULL)
    lia_link_open (GTK_WIDGET (row), line->link);
}

static void
add_line (LiaPartnerProfile *self, Line *line, const char *name, GtkWidget *group)
{
  line->field = lia_record_type_get_field (lia_record_type_find ("partner"), name);
  g_return_if_fail (line->field != NULL);

  line->row = ADW_ACTION_ROW (adw_action_row_new ());
  gtk_widget_add_css_class (GTK_WIDGET (line->row), "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), _ (line->field->label));

  switch (line->field->type)
    {
    case LIA_FIELD_URL:
    case LIA_FIELD_EMAIL:
    case LIA_FIELD_PHONE:
      adw_action_row_add_suffix (line->row,
                                 gtk_image_new_from_icon_name ("adw-external-link-symbolic"));
      g_signal_connect (line->row, "activated", G_CALLBACK (on_row_activated), line);
      break;
    default:
      adw_action_row_set_subtitle_selectable (line->row, TRUE);
      break;
    }

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (line->row));
}

static void
lia_partner_profile_finalize (GObject *object)
{
  LiaPartnerProfile *self = LIA_PARTNER_PROFILE (object);

  for (guint i = FIRST_GROUP; i < N_GROUPS; i++)
    for (guint j = 0; j < MAX_FIELDS; j++)
      g_free (self->lines[i][j].link);

  G_OBJECT_CLASS (lia_partner_profile_parent_class)->finalize (object);
}

static void
lia_partner_profile_class_init (LiaPartnerProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_partner_profile_finalize;
}

static void
lia_partner_profile_init (LiaPartnerProfile *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);

  for (guint i = FIRST_GROUP; i < N_GROUPS; i++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                       _ (lia_partner_profile_groups[i].title));
      for (guint j = 0; j < MAX_FIELDS && lia_partner_profile_groups[i].fields[j] != NULL; j++)
        add_line (self, &self->lines[i][j], lia_partner_profile_groups[i].fields[j], group);
      gtk_box_append (GTK_BOX (self), group);
      self->group_widgets[i] = group;
    }

  self->nothing = gtk_label_new (_ ("Nothing more is noted about this partner."));
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_add_css_class (self->nothing, "dimmed");
  gtk_box_append (GTK_BOX (self), self->nothing);
}

static gboolean
show_line (Line *line, LiaRecord *partner)
{
  g_autofree char *text = NULL;

  if (line->field->type == LIA_FIELD_BOOLEAN
      && lia_record_get_integer (partner, line->field->name) == 0)
    text = g_strdup ("");
  else
    text = lia_partner_dup_field (partner, line->field->name);

  g_free (line->link);
  line->link = lia_link_for_field (line->field->type,
                                   lia_record_get_value (partner, line->field->name).text);

  adw_action_row_set_subtitle (line->row, text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line->row), line->link != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (line->row), line->link);
  gtk_widget_set_visible (GTK_WIDGET (line->row), *text != '\0');

  return *text != '\0';
}

void
lia_partner_profile_set_partner (LiaPartnerProfile *self, LiaRecord *partner)
{
  g_return_if_fail (LIA_IS_PARTNER_PROFILE (self));
  g_return_if_fail (LIA_IS_RECORD (partner));

  gboolean anything = FALSE;

  for (guint i = FIRST_GROUP; i < N_GROUPS; i++)
    {
      gboolean shown = FALSE;

      for (guint j = 0; j < MAX_FIELDS && lia_partner_profile_groups[i].fields[j] != NULL; j++)
        shown |= show_line (&self->lines[i][j], partner);
      gtk_widget_set_visible (self->group_widgets[i], shown);
      anything |= shown;
    }

  gtk_widget_set_visible (self->nothing, !anything);
}
