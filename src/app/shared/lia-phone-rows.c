/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-phone-rows.h"

#include <glib/gi18n-lib.h>

struct _LiaPhoneRows
{
  GObject parent_instance;

  /* owned */
  LiaRecordSelection *selection;
  GHashTable *bound; /* (element-type GtkListItem): rows on screen */

  /* borrowed */
  const LiaRecordRows *rows;
  gpointer user_data;

  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (LiaPhoneRows, lia_phone_rows, G_TYPE_OBJECT)

static GtkWidget *
get_check (GtkListItem *item)
{
  return gtk_widget_get_first_child (gtk_list_item_get_child (item));
}

static void
on_setup (LiaPhoneRows *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = self->rows->make_row ();

  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), row);
  g_object_set_data (G_OBJECT (box), LIA_LIST_ITEM_KEY, item);
  gtk_list_item_set_child (item, box);
}

static void
update_check (LiaPhoneRows *self, GtkListItem *item)
{
  gboolean selected = self->selecting
                      && gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection),
                                                          gtk_list_item_get_position (item));
  g_autofree char *row = self->rows->dup_sentence (gtk_list_item_get_item (item));
  /* Translators: a row as it is read out: “Harbour University, New Zealand, selected” */
  g_autofree char *sentence = selected ? g_strdup_printf (_ ("%s, selected"), row) : NULL;

  gtk_widget_set_visible (get_check (item), self->selecting);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (item)), selected);
  gtk_list_item_set_accessible_label (item, sentence != NULL ? sentence : row);
}

static void
on_bind (LiaPhoneRows *self, GtkListItem *item)
{
  self->rows->show_row (gtk_widget_get_next_sibling (get_check (item)),
                        gtk_list_item_get_item (item), self->user_data);
  g_hash_table_add (self->bound, item);
  update_check (self, item);
}

static void
on_unbind (LiaPhoneRows *self, GtkListItem *item)
{
  g_hash_table_remove (self->bound, item);
}

static void
update_checks (LiaPhoneRows *self)
{
  GHashTableIter iter;
  gpointer item = NULL;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    update_check (self, item);
}

static void
lia_phone_rows_finalize (GObject *object)
{
  LiaPhoneRows *self = LIA_PHONE_ROWS (object);

  g_hash_table_unref (self->bound);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lia_phone_rows_parent_class)->finalize (object);
}

static void
lia_phone_rows_class_init (LiaPhoneRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_phone_rows_finalize;
}

static void
lia_phone_rows_init (LiaPhoneRows *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
}

LiaPhoneRows *
lia_phone_rows_new (GtkListView *view,
                    LiaRecordSelection *selection,
                    const LiaRecordRows *rows,
                    gpointer user_data)
{
  LiaPhoneRows *self = g_object_new (LIA_TYPE_PHONE_ROWS, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->selection = g_object_ref (selection);
  self->rows = rows;
  self->user_data = user_data;
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view, factory);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (update_checks), self,
                           G_CONNECT_SWAPPED);

  return self;
}

gboolean
lia_phone_rows_get_selecting (LiaPhoneRows *self)
{
  g_return_val_if_fail (LIA_IS_PHONE_ROWS (self), FALSE);

  return self->selecting;
}

void
lia_phone_rows_set_selecting (LiaPhoneRows *self, gboolean selecting)
{
  g_return_if_fail (LIA_IS_PHONE_ROWS (self));

  self->selecting = !!selecting;
  update_checks (self);
}

void
lia_phone_rows_toggle (LiaPhoneRows *self, guint position)
{
  GtkSelectionModel *selection = NULL;

  g_return_if_fail (LIA_IS_PHONE_ROWS (self));

  selection = GTK_SELECTION_MODEL (self->selection);
  if (gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_unselect_item (selection, position);
  else
    gtk_selection_model_select_item (selection, position, FALSE);
}
