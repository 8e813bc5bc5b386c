/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-benefits-section.h"

#include <glib/gi18n-lib.h>

#include "lia-flow-layout.h"
#include "lia-date-text.h"
#include "lia-error.h"
#include "lia-level-benefits.h"
#include "lia-side-box.h"
#include "lia-window.h"

/* The width a title has at the least, where there is room, beside its buttons. */
#define TITLE_CHARS 24

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

/* One click notes a benefit of the level, as owed or as given today. */
static void
note (GtkButton *button, gboolean given)
{
  LiaRecordSection *section
      = LIA_RECORD_SECTION (gtk_widget_get_ancestor (GTK_WIDGET (button), LIA_TYPE_RECORD_SECTION));
  LiaRecord *benefit = g_object_get_data (G_OBJECT (button), "benefit");

  if (given)
    lia_record_section_set_today (section, benefit, "given_date", _ ("Benefit given"));
  else
    lia_record_section_save (section, benefit, _ ("Benefit noted as owed"));
}

static void
on_owed_clicked (GtkButton *button)
{
  note (button, FALSE);
}

static void
on_given_clicked (GtkButton *button)
{
  note (button, TRUE);
}

static GtkWidget *
make_note_button (const char *label, LiaRecord *benefit, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  lia_record_get_text (benefit, "title"), -1);
  g_object_set_data_full (G_OBJECT (button), "benefit", g_object_ref (benefit), g_object_unref);
  g_signal_connect (button, "clicked", callback, NULL);

  return button;
}

static GtkWidget *
make_entitled_row (LiaRecord *benefit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = g_object_new (LIA_TYPE_SIDE_BOX, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = gtk_label_new (lia_record_get_text (benefit, "title"));

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (title), TITLE_CHARS);
  gtk_widget_set_layout_manager (buttons, g_object_new (LIA_TYPE_FLOW_LAYOUT, NULL));
  gtk_widget_add_css_class (box, "note");
  gtk_box_append (GTK_BOX (buttons),
                  make_note_button (_ ("Note as _Owed"), benefit, G_CALLBACK (on_owed_clicked)));
  gtk_box_append (GTK_BOX (buttons),
                  make_note_button (_ ("Given To_day"), benefit, G_CALLBACK (on_given_clicked)));
  lia_side_box_set_content (LIA_SIDE_BOX (box), title);
  lia_side_box_set_side (LIA_SIDE_BOX (box), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lia_record_get_text (benefit, "title"), -1);

  return row;
}

static void
show_entitled (LiaRecordSection *section, GPtrArray *missing)
{
  GtkWidget *box = NULL;
  GtkWidget *heading = NULL;
  GtkWidget *list = NULL;

  if (missing == NULL || missing->len == 0)
    {
      lia_record_section_set_extra (section, NULL);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  heading = gtk_label_new (_ ("The level entitles to these, not yet noted as owed or given"));
  list = gtk_list_box_new ();
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "dimmed");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (heading)), -1);
  for (guint i = 0; i < missing->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_entitled_row (g_ptr_array_index (missing, i)));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  lia_record_section_set_extra (section, box);
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
      show_entitled (section, NULL);
      return;
    }
  missing = lia_level_benefits_list_missing (
      lia_workspace_get_reader (lia_record_section_get_workspace (section)),
      lia_record_get_id (lia_record_section_get_owner (section)), &error);
  /* The partner's adding may just have been undone. */
  if (missing == NULL && !g_error_matches (error, LIA_ERROR, LIA_ERROR_NOT_FOUND))
    g_warning ("The benefits of a level could not be read: %s", error->message);
  gtk_widget_set_visible (self->entitled, missing != NULL && missing->len > 0);
  show_entitled (section, missing);
}

static void
build (LiaRecordSection *section)
{
  LiaBenefitsSection *self = LIA_BENEFITS_SECTION (section);

  self->entitled = gtk_button_new_with_mnemonic (_ ("Note _All as Owed"));
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
  section_class->add_label = N_ ("_Add Benefit…");
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
