/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-summary.h"

#include <glib/gi18n-lib.h>

#include "lia-derived-field.h"
#include "lia-link.h"
#include "lia-text.h"

typedef struct
{
  /* borrowed */
  const LiaField *field;
  GtkWidget *group;
  AdwActionRow *row;
  /* owned */
  char *link; /* (nullable) */
} Line;

struct _LiaRecordSummary
{
  GtkBox parent_instance;

  /* owned */
  GPtrArray *lines; /* (element-type Line) */

  /* borrowed */
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (LiaRecordSummary, lia_record_summary, GTK_TYPE_BOX)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->link);
  g_free (line);
}

static void
on_row_activated (AdwActionRow *row, Line *line)
{
  if (line->link != NULL)
    lia_link_open (GTK_WIDGET (row), line->link);
}

static void
add_line (LiaRecordSummary *self, const LiaField *field, GtkWidget *group)
{
  Line *line = g_new0 (Line, 1);

  line->field = field;
  line->group = group;
  line->row = ADW_ACTION_ROW (adw_action_row_new ());
  gtk_widget_add_css_class (GTK_WIDGET (line->row), "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), _ (field->label));

  switch (field->type)
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
  g_ptr_array_add (self->lines, line);
}

static void
lia_record_summary_finalize (GObject *object)
{
  g_ptr_array_unref (LIA_RECORD_SUMMARY (object)->lines);

  G_OBJECT_CLASS (lia_record_summary_parent_class)->finalize (object);
}

static void
lia_record_summary_class_init (LiaRecordSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_record_summary_finalize;
}

static void
lia_record_summary_init (LiaRecordSummary *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
  self->nothing = gtk_label_new (_ ("Nothing more is noted here."));
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_add_css_class (self->nothing, "dimmed");
  gtk_box_append (GTK_BOX (self), self->nothing);
}

void
lia_record_summary_set_groups (LiaRecordSummary *self,
                               const LiaRecordType *type,
                               const LiaProfileGroup *groups)
{
  g_return_if_fail (LIA_IS_RECORD_SUMMARY (self));
  g_return_if_fail (self->lines->len == 0);

  for (; groups->title != NULL; groups++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (groups->title));
      for (guint i = 0; i < LIA_PROFILE_MAX_FIELDS && groups->fields[i] != NULL; i++)
        add_line (self, lia_record_type_find_column (type, groups->fields[i]), group);
      gtk_widget_insert_before (group, GTK_WIDGET (self), self->nothing);
    }
}

static gboolean
show_line (Line *line, LiaRecord *record)
{
  const char *name = line->field->name;
  gboolean is_no
      = line->field->type == LIA_FIELD_BOOLEAN && lia_record_get_integer (record, name) == 0;
  g_autofree char *formatted = lia_record_format (record, name, LIA_RECORD_DISPLAY);
  g_autofree char *text = lia_text_make_bidi_visible (is_no ? "" : formatted);

  g_free (line->link);
  line->link = lia_link_for_field (line->field->type, lia_record_get_value (record, name).text);

  adw_action_row_set_subtitle (line->row, text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line->row), line->link != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (line->row), line->link);
  gtk_widget_set_visible (GTK_WIDGET (line->row), *text != '\0');

  return *text != '\0';
}

void
lia_record_summary_set_record (LiaRecordSummary *self, LiaRecord *record)
{
  GtkWidget *group = NULL;
  gboolean in_group = FALSE;
  gboolean anything = FALSE;

  g_return_if_fail (LIA_IS_RECORD_SUMMARY (self));
  g_return_if_fail (LIA_IS_RECORD (record));

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);
      gboolean shown = show_line (line, record);

      in_group = shown || (line->group == group && in_group);
      group = line->group;
      anything |= shown;
      gtk_widget_set_visible (group, in_group);
    }
  gtk_widget_set_visible (self->nothing, !anything);
}
