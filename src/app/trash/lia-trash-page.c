/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-trash-page.h"

#include <glib/gi18n-lib.h>

#include "lia-purge-dialog.h"
#include "lia-text.h"
#include "lia-window.h"

struct _LiaTrashPage
{
  LiaPage parent_instance;

  /* template */
  GtkStack *stack;
  GtkNoSelection *selection;

  /* owned */
  GListStore *models; /* (element-type LiaRecordModel): one a record type */
};

G_DEFINE_FINAL_TYPE (LiaTrashPage, lia_trash_page, LIA_TYPE_PAGE)

static void
update_state (LiaTrashPage *self)
{
  gboolean loading = FALSE;
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->models)); i++)
    {
      g_autoptr (LiaRecordModel) model = g_list_model_get_item (G_LIST_MODEL (self->models), i);

      loading = loading || lia_record_model_get_loading (model);
    }

  lia_page_set_loading (LIA_PAGE (self), loading);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "trash.empty",
      !empty && !lia_workspace_is_read_only (lia_page_get_workspace (LIA_PAGE (self))));
  if (!loading || !empty)
    gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

/* Restored rows show what they are now by where they are found again: in their list. */
static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaTrashPage) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window == NULL)
    return;

  if (lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error))
    lia_window_add_undo_toast (window, _ ("Restored from the trash"));
  else
    lia_window_show_error (window, _ ("Nothing Was Restored"), error);
}

static void
on_restore_clicked (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  LiaTrashPage *self = LIA_TRASH_PAGE (gtk_widget_get_ancestor (child, LIA_TYPE_TRASH_PAGE));
  LiaRecord *record = gtk_list_item_get_item (item);
  gint64 id = 0;

  if (self == NULL || record == NULL)
    return;

  id = lia_record_get_id (record);
  lia_workspace_restore_async (lia_page_get_workspace (LIA_PAGE (self)),
                               lia_record_get_record_type (record), &id, 1, NULL, on_restored,
                               g_object_ref (self));
}

static void
empty_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const LiaPurgeRequest request = { .trashed_before = G_MAXINT64 };
  LiaWindow *window = lia_window_from_widget (widget);

  if (window != NULL)
    lia_purge_dialog_present (window, lia_page_get_workspace (LIA_PAGE (widget)), &request);
}

static void
on_purge_clicked (GtkListItem *item)
{
  LiaRecord *record = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  LiaTrashPage *self = LIA_TRASH_PAGE (gtk_widget_get_ancestor (child, LIA_TYPE_TRASH_PAGE));
  LiaWindow *window = self != NULL ? lia_window_from_widget (GTK_WIDGET (self)) : NULL;
  gint64 id;

  if (window == NULL || record == NULL)
    return;

  id = lia_record_get_id (record);
  lia_purge_dialog_present (
      window, lia_page_get_workspace (LIA_PAGE (self)),
      &(LiaPurgeRequest) { G_MAXINT64, lia_record_get_record_type (record)->table, &id, 1 });
}

static char *
format_name (GtkListItem *item, LiaRecord *record)
{
  g_autofree char *name = record != NULL ? lia_record_get_display_name (record) : NULL;

  return lia_text_make_bidi_visible (name != NULL ? name : "");
}

static char *
format_kind (GtkListItem *item, LiaRecord *record)
{
  return g_strdup (record != NULL ? _ (lia_record_get_record_type (record)->label) : "");
}

static char *
format_restore_label (GtkListItem *item, LiaRecord *record)
{
  g_autofree char *name = format_name (item, record);

  return g_strdup_printf (_ ("Restore %s"), name);
}

static char *
format_purge_label (GtkListItem *item, LiaRecord *record)
{
  g_autofree char *name = format_name (item, record);

  return g_strdup_printf (_ ("Remove %s for Good…"), name);
}

static gboolean
can_restore (GtkListItem *item, LiaRecord *record)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *self = child != NULL ? gtk_widget_get_ancestor (child, LIA_TYPE_TRASH_PAGE) : NULL;
  LiaWorkspace *workspace = self != NULL ? lia_page_get_workspace (LIA_PAGE (self)) : NULL;

  return workspace == NULL || !lia_workspace_is_read_only (workspace);
}

static void
add_models (LiaTrashPage *self, LiaWorkspace *workspace)
{
  const LiaRecordType *const *types = lia_record_types ();

  for (guint i = 0; types[i] != NULL; i++)
    {
      g_autoptr (LiaRecordModel) model = NULL;
      g_autoptr (LiaRecordQuery) query = NULL;

      /* Settings have no row a user could know them by. */
      if (g_str_equal (types[i]->table, "setting"))
        continue;

      model = lia_record_model_new (lia_workspace_get_store (workspace));
      query = lia_record_query_new (types[i]);
      lia_record_query_set_rows (query, LIA_ROWS_TRASHED);
      g_signal_connect_object (model, "notify::loading", G_CALLBACK (update_state), self,
                               G_CONNECT_SWAPPED);
      lia_record_model_set_query (model, query);
      g_list_store_append (self->models, model);
    }
}

static void
lia_trash_page_constructed (GObject *object)
{
  LiaTrashPage *self = LIA_TRASH_PAGE (object);
  LiaWorkspace *workspace = lia_page_get_workspace (LIA_PAGE (self));
  GtkFlattenListModel *rows = NULL;

  G_OBJECT_CLASS (lia_trash_page_parent_class)->constructed (object);

  if (workspace == NULL)
    return;

  add_models (self, workspace);
  rows = gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->models)));
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (rows));
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_object_unref (rows);
  update_state (self);
}

static void
lia_trash_page_dispose (GObject *object)
{
  LiaTrashPage *self = LIA_TRASH_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_TRASH_PAGE);
  g_clear_object (&self->models);

  G_OBJECT_CLASS (lia_trash_page_parent_class)->dispose (object);
}

static void
lia_trash_page_class_init (LiaTrashPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lia_trash_page_constructed;
  object_class->dispose = lia_trash_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/trash-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaTrashPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaTrashPage, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked);
  gtk_widget_class_bind_template_callback (widget_class, format_name);
  gtk_widget_class_bind_template_callback (widget_class, format_kind);
  gtk_widget_class_bind_template_callback (widget_class, format_restore_label);
  gtk_widget_class_bind_template_callback (widget_class, can_restore);
  gtk_widget_class_bind_template_callback (widget_class, on_purge_clicked);
  gtk_widget_class_bind_template_callback (widget_class, format_purge_label);
  gtk_widget_class_install_action (widget_class, "trash.empty", NULL, empty_action);
}

static void
lia_trash_page_init (LiaTrashPage *self)
{
  self->models = g_list_store_new (LIA_TYPE_RECORD_MODEL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
