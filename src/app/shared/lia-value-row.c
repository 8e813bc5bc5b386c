/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-value-row.h"

#include <glib/gi18n-lib.h>

#include "lia-link.h"
#include "lia-text.h"

struct _LiaValueRow
{
  AdwActionRow parent_instance;

  /* owned */
  char *link; /* (nullable) */

  /* children */
  GtkWidget *open_link;

  /* borrowed */
  const LiaField *field;
};

G_DEFINE_FINAL_TYPE (LiaValueRow, lia_value_row, ADW_TYPE_ACTION_ROW)

static void
on_open_link (LiaValueRow *self)
{
  if (self->link != NULL)
    lia_link_open (GTK_WIDGET (self), self->link);
}

static void
lia_value_row_finalize (GObject *object)
{
  g_free (LIA_VALUE_ROW (object)->link);

  G_OBJECT_CLASS (lia_value_row_parent_class)->finalize (object);
}

static void
lia_value_row_class_init (LiaValueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_value_row_finalize;
}

static void
lia_value_row_init (LiaValueRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  self->open_link = gtk_button_new_from_icon_name ("adw-external-link-symbolic");
  gtk_widget_add_css_class (self->open_link, "flat");
  gtk_widget_set_valign (self->open_link, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->open_link, FALSE);
  g_signal_connect_object (self->open_link, "clicked", G_CALLBACK (on_open_link), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->open_link);
}

GtkWidget *
lia_value_row_new (const LiaField *field)
{
  LiaValueRow *self = g_object_new (LIA_TYPE_VALUE_ROW, NULL);
  /* Translators: %s is a way to reach someone: Open Website */
  g_autofree char *open = g_strdup_printf (_ ("Open %s"), _ (field->label));

  self->field = field;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_link), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  open, -1);

  return GTK_WIDGET (self);
}

gboolean
lia_value_row_show (LiaValueRow *self, LiaRecord *record)
{
  g_autofree char *text = NULL;
  g_autofree char *safe = NULL;

  g_return_val_if_fail (LIA_IS_VALUE_ROW (self), FALSE);
  g_return_val_if_fail (LIA_IS_RECORD (record), FALSE);

  text = lia_record_format (record, self->field->name, LIA_RECORD_DISPLAY);
  safe = lia_text_make_bidi_visible (text);
  if (self->field->type == LIA_FIELD_PHONE)
    {
      g_autofree char *number = g_steal_pointer (&safe);

      safe = lia_link_make_left_to_right (number);
    }
  /* Translators: stands where a field is empty */
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), *safe != '\0' ? safe : _ ("—"));
  g_free (self->link);
  self->link = lia_link_for_field (self->field->type,
                                   lia_record_get_value (record, self->field->name).text);
  gtk_widget_set_visible (self->open_link, self->link != NULL);
  gtk_widget_set_tooltip_text (self->open_link, self->link);

  return *safe != '\0';
}
