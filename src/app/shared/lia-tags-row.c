/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-tags-row.h"

#include <glib/gi18n-lib.h>

#include "lia-languages.h"
#include "lia-string-set.h"
#include "lia-text.h"

struct _LiaTagsRow
{
  AdwPreferencesRow parent_instance;

  /* template */
  AdwWrapBox *wrap_box;
  GtkText *entry;

  /* owned */
  LiaRecordDraft *draft;

  /* borrowed */
  const LiaField *field;
};

G_DEFINE_FINAL_TYPE (LiaTagsRow, lia_tags_row, ADW_TYPE_PREFERENCES_ROW)

static void rebuild_pills (LiaTagsRow *self);

static char **
dup_elements (LiaTagsRow *self)
{
  return lia_record_get_set (lia_record_draft_get_current (self->draft), self->field->name);
}

static void
remove_element (LiaTagsRow *self, const char *element)
{
  g_auto (GStrv) before = dup_elements (self);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *json = NULL;
  LiaValue value = LIA_NULL;

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], element))
      g_ptr_array_add (after, g_strdup (before[i]));

  json = lia_string_set_to_json (after);
  value = LIA_TEXT (json);
  lia_record_draft_set_value (self->draft, self->field->name, &value);
  rebuild_pills (self);
}

static void
on_remove_clicked (GtkButton *button, LiaTagsRow *self)
{
  g_autofree char *element = g_strdup (g_object_get_data (G_OBJECT (button), "element"));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  remove_element (self, element);
}

static GtkWidget *
make_pill (LiaTagsRow *self, const char *element)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *name
      = self->field->type == LIA_FIELD_LANGUAGES ? lia_language_get_name (element) : NULL;
  g_autofree char *safe = lia_text_make_bidi_visible (name != NULL ? name : element);
  /* Translators: %s is a tag, a service or a language. */
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove %s"), safe);
  GtkWidget *label = gtk_label_new (safe);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_object_set_data_full (G_OBJECT (button), "element", g_strdup (element), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), self, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "tag");

  return box;
}

static void
rebuild_pills (LiaTagsRow *self)
{
  g_auto (GStrv) elements = dup_elements (self);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->wrap_box));
  GtkWidget *last = NULL;

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != GTK_WIDGET (self->entry))
        adw_wrap_box_remove (self->wrap_box, child);
      child = next;
    }

  for (guint i = 0; elements[i] != NULL; i++)
    {
      GtkWidget *pill = make_pill (self, elements[i]);

      adw_wrap_box_insert_child_after (self->wrap_box, pill, last);
      last = pill;
    }
}

static void
take_typed (LiaTagsRow *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_auto (GStrv) before = dup_elements (self);
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *json = NULL;
  LiaValue value = LIA_NULL;
  char **added = NULL;

  g_strdelimit (typed, ",", ';');
  if (typed[strspn (typed, "; ")] == '\0')
    return;

  /* The draft checks and normalises what is new; it is then put to what was there. */
  if (!lia_record_draft_set_text (self->draft, self->field->name, typed, NULL))
    return; /* The form says why; the typed text stays to be put right. */

  added = dup_elements (self);
  for (guint i = 0; before[i] != NULL; i++)
    g_ptr_array_add (elements, g_strdup (before[i]));
  for (guint i = 0; added[i] != NULL; i++)
    g_ptr_array_add (elements, g_strdup (added[i]));
  g_strfreev (added);

  json = lia_string_set_to_json (elements);
  value = LIA_TEXT (json);
  lia_record_draft_set_value (self->draft, self->field->name, &value);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  rebuild_pills (self);
}

static void
on_text_changed (LiaTagsRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_str_has_suffix (text, ",") || g_str_has_suffix (text, ";"))
    take_typed (self);
  else if (lia_record_draft_get_problem (self->draft, self->field->name) != NULL)
    {
      /* What was refused is being changed: back to the elements there are. */
      LiaRecord *record = lia_record_draft_get_current (self->draft);
      LiaValue value = lia_record_get_value (record, self->field->name);
      g_autofree char *json = g_strdup (value.text);
      LiaValue kept = LIA_TEXT (json);

      lia_record_draft_set_value (self->draft, self->field->name, &kept);
    }
}

static gboolean
on_key_pressed (LiaTagsRow *self, guint keyval)
{
  g_auto (GStrv) elements = NULL;
  guint n = 0;

  if (keyval != GDK_KEY_BackSpace || gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0')
    return GDK_EVENT_PROPAGATE;

  elements = dup_elements (self);
  n = g_strv_length (elements);
  if (n == 0)
    return GDK_EVENT_PROPAGATE;

  remove_element (self, elements[n - 1]);

  return GDK_EVENT_STOP;
}

static gboolean
lia_tags_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIA_TAGS_ROW (widget)->entry));
}

static void
lia_tags_row_dispose (GObject *object)
{
  LiaTagsRow *self = LIA_TAGS_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_TAGS_ROW);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (lia_tags_row_parent_class)->dispose (object);
}

static void
lia_tags_row_class_init (LiaTagsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_tags_row_dispose;
  widget_class->grab_focus = lia_tags_row_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/tags-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaTagsRow, wrap_box);
  gtk_widget_class_bind_template_child (widget_class, LiaTagsRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, take_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
lia_tags_row_init (LiaTagsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lia_tags_row_take_typed (LiaTagsRow *self)
{
  g_return_if_fail (LIA_IS_TAGS_ROW (self));

  take_typed (self);
}

GtkWidget *
lia_tags_row_new (LiaRecordDraft *draft, const LiaField *field)
{
  LiaTagsRow *self = g_object_new (LIA_TYPE_TAGS_ROW, NULL);

  self->draft = g_object_ref (draft);
  self->field = field;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  rebuild_pills (self);

  return GTK_WIDGET (self);
}
