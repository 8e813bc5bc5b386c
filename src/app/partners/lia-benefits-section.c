/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-benefits-section.h"

#include <glib/gi18n-lib.h>

#include "lia-date-text.h"
#include "lia-error.h"
#include "lia-level-benefits.h"
#include "lia-window.h"

struct _LiaBenefitsSection
{
  LiaRecordSection parent_instance;

  /* borrowed */
  GtkWidget *entitled;
};

G_DEFINE_FINAL_TYPE (LiaBenefitsSection, lia_benefits_section, LIA_TYPE_RECORD_SECTION)

static void
on_given (GtkWidget *section, LiaRecord *record)
{
  lia_record_section_set_today (LIA_RECORD_SECTION (section), record, "given_date",
                                _ ("Benefit given"));
}

static void
add_state (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  g_autofree char *given = lia_record_format (record, "given_date", LIA_RECORD_DISPLAY);
  g_autofree char *by = lia_record_format (record, "given_by", LIA_RECORD_DISPLAY);
  int days = lia_date_text_days (lia_record_get_text (record, "due_date"),
                                 lia_record_section_get_today (section));
  g_autofree char *text = NULL;

  if (*given != '\0')
    {
      /* Translators: a date, and a person of ours */
      text = *by != '\0' ? g_strdup_printf (_ ("Given %s by %s"), given, by)
                         /* Translators: %s is a date */
                         : g_strdup_printf (_ ("Given %s"), given);
      lia_section_row_add_mark (row, LIA_MARK_GOOD, text);
      return;
    }
  if (days < 0)
    {
      g_autofree char *late = lia_date_text_distance (-days);

      /* Translators: %s is a length of time */
      text = g_strdup_printf (_ ("Owed, overdue by %s"), late);
      lia_section_row_add_mark (row, LIA_MARK_BAD, text);
    }
  else
    lia_section_row_add_mark (row, LIA_MARK_WARNING, _ ("Owed"));
  lia_section_row_add_button (row, _ ("Mark _Given"), on_given);
}

static void
fill_row (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  g_autofree char *name = lia_record_get_display_name (record);
  g_autofree char *kind = lia_record_format (record, "kind", LIA_RECORD_DISPLAY);
  g_autofree char *due = lia_record_format (record, "due_date", LIA_RECORD_DISPLAY);
  const char *condition = lia_record_get_text (record, "condition");

  lia_section_row_set_title (row, name);
  if (!g_str_equal (kind, name))
    lia_section_row_add_description (row, kind);
  if (*due != '\0')
    {
      g_autofree char *text = g_strdup_printf (_ ("due %s"), due);

      lia_section_row_add_description (row, text);
    }
  if (condition != NULL)
    {
      /* Translators: %s is under what condition a benefit is given: Condition: excludes endorsement */
      g_autofree char *text = g_strdup_printf (_ ("Condition: %s"), condition);

      lia_section_row_add_notes (row, text);
    }
  lia_section_row_add_notes (row, lia_record_get_text (record, "notes"));
  add_state (section, row, record);
}

/* What the level entitles to. */

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBenefitsSection) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  gboolean added = lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error);

  if (window == NULL)
    return;
  if (added)
    lia_window_add_undo_toast (window, _ ("Benefits of the level added"));
  else
    lia_window_show_error (window, _ ("Nothing Was Added"), error);
}

static void
on_entitled_clicked (LiaRecordSection *section)
{
  lia_level_benefits_add_async (lia_record_section_get_workspace (section),
                                lia_record_get_id (lia_record_section_get_owner (section)), NULL,
                                on_added, g_object_ref (section));
}

static void
update (LiaRecordSection *section)
{
  LiaBenefitsSection *self = LIA_BENEFITS_SECTION (section);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = NULL;

  if (!lia_record_section_is_writable (section))
    {
      gtk_widget_set_visible (self->entitled, FALSE);
      return;
    }
  missing = lia_level_benefits_list_missing (
      lia_workspace_get_reader (lia_record_section_get_workspace (section)),
      lia_record_get_id (lia_record_section_get_owner (section)), &error);
  /* The partner's adding may just have been undone. */
  if (missing == NULL && !g_error_matches (error, LIA_ERROR, LIA_ERROR_NOT_FOUND))
    g_warning ("The benefits of a level could not be read: %s", error->message);
  gtk_widget_set_visible (self->entitled, missing != NULL && missing->len > 0);
}

static void
build (LiaRecordSection *section)
{
  LiaBenefitsSection *self = LIA_BENEFITS_SECTION (section);

  self->entitled = gtk_button_new_with_mnemonic (_ ("Add Those of the _Level"));
  gtk_button_set_can_shrink (GTK_BUTTON (self->entitled), TRUE);
  gtk_widget_set_tooltip_text (
      self->entitled, _ ("Add what the partner’s level entitles it to and is not here yet"));
  gtk_widget_set_visible (self->entitled, FALSE);
  g_signal_connect_object (self->entitled, "clicked", G_CALLBACK (on_entitled_clicked), self,
                           G_CONNECT_SWAPPED);
  lia_record_section_add_tool (section, self->entitled);
}

static void
lia_benefits_section_class_init (LiaBenefitsSectionClass *klass)
{
  LiaRecordSectionClass *section_class = LIA_RECORD_SECTION_CLASS (klass);
  static const char *const concerns[] = { "person", NULL };
  static const LiaSectionOrder order[] = {
    { "given_date", LIA_SECTION_EMPTY_FIRST },
    { "due_date", LIA_SECTION_ASCENDING },
    { NULL, LIA_SECTION_ASCENDING },
  };

  section_class->table = "benefit";
  section_class->order = order;
  section_class->title = N_ ("Benefits");
  section_class->add_label = N_ ("_Add Benefit");
  section_class->empty_icon = "starred-symbolic";
  section_class->empty_title = N_ ("No Benefits Yet");
  section_class->empty_description = N_ ("Note what we owe this partner and what we have given");
  section_class->concerns = concerns;
  section_class->build = build;
  section_class->fill_row = fill_row;
  section_class->update = update;
}

static void
lia_benefits_section_init (LiaBenefitsSection *self)
{
}
