/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-engagement-section.h"

#include <glib/gi18n-lib.h>

#include "lia-add-interaction.h"
#include "lia-date-text.h"
#include "lia-engagement-choices.h"

/* Kind of interactions that are hidden unless asked for. */
#define PROJECT_TALK "project"

struct _LiaEngagementSection
{
  LiaRecordSection parent_instance;

  /* borrowed */
  GtkDropDown *kind;
  GtkToggleButton *project_talk;
};

G_DEFINE_FINAL_TYPE (LiaEngagementSection, lia_engagement_section, LIA_TYPE_RECORD_SECTION)

static const char *
get_icon (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *icon;
  } icons[] = {
    { "new-request", "mail-unread-symbolic" }, { "meeting", "system-users-symbolic" },
    { "event", "x-office-calendar-symbolic" }, { "difficult", "dialog-warning-symbolic" },
    { "update", "document-edit-symbolic" },    { PROJECT_TALK, "user-available-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (kind, icons[i].kind) == 0)
      return icons[i].icon;

  return "document-edit-symbolic";
}

/* Follow-up. */

static void
on_follow_up_toggled (GtkWidget *section, LiaRecord *record)
{
  gboolean done = lia_record_get_integer (record, "follow_up_done") == 0;
  g_autoptr (LiaRecord) copy = lia_record_copy (record);
  LiaValue value = LIA_INTEGER (done);

  lia_record_set_value (copy, "follow_up_done", &value);
  lia_record_section_save (LIA_RECORD_SECTION (section), copy,
                           done ? _ ("Followed up") : _ ("Follow-up opened again"));
}

static void
add_follow_up (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  g_autofree char *date = lia_record_format (record, "follow_up_date", LIA_RECORD_DISPLAY);
  g_autofree char *person = lia_record_format (record, "follow_up_person", LIA_RECORD_DISPLAY);
  g_autofree char *label = NULL;
  int days = lia_date_text_days (lia_record_get_text (record, "follow_up_date"),
                                 lia_record_section_get_today (section));
  gboolean done = lia_record_get_integer (record, "follow_up_done") != 0;

  if (*date == '\0')
    return;

  /* Translators: what is to be done, the date by which, and by whom */
  label = *person != '\0' ? g_strdup_printf (_ ("Follow up by %s: %s"), date, person)
                          : g_strdup_printf (_ ("Follow up by %s"), date);
  lia_section_row_add_check (row, label, done, on_follow_up_toggled);
  if (!done && days < 0)
    {
      g_autofree char *late = lia_date_text_distance (-days);
      /* Translators: %s is a length of time: Overdue by 3 days */
      g_autofree char *text = g_strdup_printf (_ ("Overdue by %s"), late);

      lia_section_row_add_mark (row, LIA_MARK_BAD, text);
    }
  else if (!done && days == 0)
    lia_section_row_add_mark (row, LIA_MARK_WARNING, _ ("Due today"));
}

static void
fill_row (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  g_autofree char *kind = lia_record_format (record, "kind", LIA_RECORD_DISPLAY);
  g_autofree char *date = lia_record_format (record, "date", LIA_RECORD_DISPLAY);
  g_autofree char *ours = lia_record_format (record, "team_member", LIA_RECORD_DISPLAY);
  g_autofree char *theirs = lia_record_format (record, "contact", LIA_RECORD_DISPLAY);

  lia_section_row_set_icon (row, get_icon (lia_record_get_text (record, "kind")), kind);
  lia_section_row_set_title (row, lia_record_get_text (record, "summary"));
  lia_section_row_add_description (row, kind);
  lia_section_row_add_description (row, date);
  if (*ours != '\0' && *theirs != '\0')
    {
      /* Translators: someone of ours and someone of the partner's */
      g_autofree char *both = g_strdup_printf (_ ("%s with %s"), ours, theirs);

      lia_section_row_add_description (row, both);
    }
  else if (*theirs != '\0')
    {
      g_autofree char *with = g_strdup_printf (_ ("with %s"), theirs);

      lia_section_row_add_description (row, with);
    }
  else
    lia_section_row_add_description (row, ours);
  lia_section_row_add_notes (row, lia_record_get_text (record, "notes"));
  if (g_strcmp0 (lia_record_get_text (record, "kind"), "difficult") == 0)
    lia_section_row_add_mark (row, LIA_MARK_WARNING, kind);
  add_follow_up (section, row, record);
}

/* Filter. */

static gboolean
filter (LiaRecordSection *section, LiaRecordQuery *query)
{
  LiaEngagementSection *self = LIA_ENGAGEMENT_SECTION (section);
  guint selected = gtk_drop_down_get_selected (self->kind);

  /* The first entry is all kinds. */
  if (selected != 0 && selected != GTK_INVALID_LIST_POSITION)
    {
      LiaValue kind = LIA_TEXT (lia_interaction_kinds[selected - 1].token);

      lia_record_query_add_filter (query, "kind", LIA_MATCH_EQUAL, &kind, NULL);
      return TRUE;
    }
  if (!gtk_toggle_button_get_active (self->project_talk))
    {
      LiaValue project = LIA_TEXT (PROJECT_TALK);

      lia_record_query_add_filter (query, "kind", LIA_MATCH_NOT_EQUAL, &project, NULL);
    }
  return FALSE;
}

static void
show_all (LiaRecordSection *section)
{
  LiaEngagementSection *self = LIA_ENGAGEMENT_SECTION (section);

  gtk_toggle_button_set_active (self->project_talk, TRUE);
  gtk_drop_down_set_selected (self->kind, 0);
}

static void
build (LiaRecordSection *section)
{
  LiaEngagementSection *self = LIA_ENGAGEMENT_SECTION (section);
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("All Kinds"));
  for (const LiaChoice *choice = lia_interaction_kinds; choice->token != NULL; choice++)
    gtk_string_list_append (labels, _ (choice->label));
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of Interactions"), -1);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (lia_record_section_refilter),
                           self, G_CONNECT_SWAPPED);
  lia_record_section_add_tool (section, GTK_WIDGET (self->kind));

  self->project_talk = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->project_talk), "user-available-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->project_talk), _ ("Show Project Talk"));
  g_signal_connect_object (self->project_talk, "toggled", G_CALLBACK (lia_record_section_refilter),
                           self, G_CONNECT_SWAPPED);
  lia_record_section_add_tool (section, GTK_WIDGET (self->project_talk));
}

static void
start_add (LiaRecordSection *section)
{
  lia_add_interaction (GTK_WIDGET (section), lia_record_section_get_workspace (section),
                       lia_record_section_get_owner (section));
}

static void
lia_engagement_section_class_init (LiaEngagementSectionClass *klass)
{
  LiaRecordSectionClass *section_class = LIA_RECORD_SECTION_CLASS (klass);
  static const LiaSectionOrder order[] = {
    { "date", LIA_SECTION_DESCENDING },
    { NULL, LIA_SECTION_ASCENDING },
  };

  section_class->table = "interaction";
  section_class->order = order;
  section_class->title = N_ ("Engagement");
  section_class->add_label = N_ ("_Add Interaction…");
  section_class->empty_icon = "x-office-calendar-symbolic";
  section_class->empty_title = N_ ("No Interactions Yet");
  section_class->empty_description
      = N_ ("Note requests, meetings, events and difficult moments, so that everyone knows");
  section_class->build = build;
  section_class->filter = filter;
  section_class->show_all = show_all;
  section_class->fill_row = fill_row;
  section_class->start_add = start_add;
}

static void
lia_engagement_section_init (LiaEngagementSection *self)
{
}
