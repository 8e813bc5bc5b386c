/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-section.h"

#include <glib/gi18n-lib.h>

#include "lia-date.h"
#include "lia-date-text.h"
#include "lia-record-dialog.h"
#include "lia-window.h"

/* Rows shown at first and added by each press of "Show More". */
#define PAGE_SIZE 50

typedef struct
{
  /* template */
  GtkLabel *title;
  GtkBox *tools;
  GtkButton *add_button;
  AdwWrapBox *summary;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkButton *empty_button;
  GtkListBox *list;
  GtkWidget *more;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) until there is a record */
  LiaRecord *owner; /* (nullable) until there is a record */
  LiaRecordModel *model; /* (nullable) */
  GtkSliceListModel *slice; /* (nullable) */

  /* borrowed */
  const char *owner_field; /* (nullable) static */

  GDate today;
  gint64 focused_id; /* of the row that lost the focus because it was made anew; or 0 */
  guint focused_position;
  guint focus_source;
  gboolean filtered;
} LiaRecordSectionPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (LiaRecordSection, lia_record_section, GTK_TYPE_BOX)

enum
{
  PROP_N_ITEMS = 1,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const LiaRecordType *
get_type (LiaRecordSection *self)
{
  return lia_record_type_find (LIA_RECORD_SECTION_GET_CLASS (self)->table);
}

gboolean
lia_record_section_is_writable (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_RECORD_SECTION (self), FALSE);

  return priv->owner != NULL && !lia_record_is_trashed (priv->owner)
         && !lia_workspace_is_read_only (priv->workspace);
}

static void
tell (LiaRecordSection *self, const char *done)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window != NULL)
    lia_window_add_undo_toast (window, done);
}

/* Saving. */

typedef struct
{
  LiaRecordSection *section; /* owned */
  char *done; /* owned */
} Saving;

static Saving *
saving_new (LiaRecordSection *section, const char *done)
{
  Saving *self = g_new0 (Saving, 1);

  self->section = g_object_ref (section);
  self->done = g_strdup (done);
  return self;
}

static void
saving_free (Saving *self)
{
  g_object_unref (self->section);
  g_free (self->done);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
finish_saving (Saving *saving, gboolean saved, const GError *error)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (saving->section));

  if (saved)
    tell (saving->section, saving->done);
  else if (window != NULL)
    lia_window_show_error (window, _ ("Nothing Was Changed"), error);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = lia_workspace_save_finish (LIA_WORKSPACE (source), result, NULL, &error);

  finish_saving (saving, saved, error);
}

void
lia_record_section_save (LiaRecordSection *self, LiaRecord *record, const char *done)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));

  lia_workspace_save_async (priv->workspace, record, NULL, on_saved, saving_new (self, done));
}

void
lia_record_section_set_today (LiaRecordSection *self,
                              LiaRecord *record,
                              const char *field,
                              const char *done)
{
  g_autoptr (LiaRecord) copy = lia_record_copy (record);
  g_autofree char *today = lia_date_text_today ();
  LiaValue value = LIA_TEXT (today);

  lia_record_set_value (copy, field, &value);
  lia_record_section_save (self, copy, done);
}

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = lia_workspace_write_finish (LIA_WORKSPACE (source), result, NULL, &error);

  finish_saving (saving, saved, error);
}

static void
on_row_trash (LiaSectionRow *row, LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  LiaRecord *record = lia_section_row_get_record (row);
  gint64 id = lia_record_get_id (record);
  g_autofree char *name = lia_record_get_display_name (record);
  g_autofree char *done = g_strdup_printf (_ ("“%s” moved to the trash"), name);

  lia_workspace_trash_async (priv->workspace, get_type (self), &id, 1, NULL, on_trashed,
                             saving_new (self, done));
}

/* Forms. */

static void
on_form_added (LiaRecordSection *self)
{
  /* Translators: %s is a kind of record: Interaction added */
  g_autofree char *done = g_strdup_printf (_ ("%s added"), _ (get_type (self)->label));

  tell (self, done);
}

static void
on_form_changed (LiaRecordSection *self)
{
  /* Translators: %s is a kind of record: Interaction changed */
  g_autofree char *done = g_strdup_printf (_ ("%s changed"), _ (get_type (self)->label));

  tell (self, done);
}

LiaRecord *
lia_record_section_make_new (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);
  g_autofree char *id = NULL;
  LiaRecord *record = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_SECTION (self), NULL);

  record = lia_record_new (get_type (self));
  id = g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (priv->owner));
  /* Parsed and not set, so that the form knows the name. */
  if (!lia_record_parse (record, priv->owner_field, id, lia_workspace_get_reader (priv->workspace),
                         NULL))
    {
      LiaValue value = LIA_INTEGER (lia_record_get_id (priv->owner));

      lia_record_set_value (record, priv->owner_field, &value);
    }
  if (klass->prepare != NULL)
    klass->prepare (self, record);

  return record;
}

void
lia_record_section_edit (LiaRecordSection *self, LiaRecord *record, const char *field)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  LiaRecordDialog *dialog = NULL;

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));

  dialog = lia_record_dialog_new (priv->workspace, record);
  lia_record_dialog_hide_field (dialog, priv->owner_field);
  if (field != NULL)
    lia_record_dialog_focus_field (dialog, field);
  g_signal_connect_object (dialog, "saved",
                           lia_record_get_id (record) == 0 ? G_CALLBACK (on_form_added)
                                                           : G_CALLBACK (on_form_changed),
                           self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordSection *self = LIA_RECORD_SECTION (widget);
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);

  if (klass->start_add != NULL)
    {
      klass->start_add (self);
    }
  else
    {
      g_autoptr (LiaRecord) record = lia_record_section_make_new (self);

      lia_record_section_edit (self, record, NULL);
    }
}

static void
on_row_edit (LiaSectionRow *row, LiaRecordSection *self)
{
  lia_record_section_edit (self, lia_section_row_get_record (row), NULL);
}

static void
on_row_activated (LiaRecordSection *self, LiaSectionRow *row)
{
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);
  LiaRecord *record = lia_section_row_get_record (row);

  if (klass->activate != NULL)
    klass->activate (self, record);
  else if (lia_record_section_is_writable (self))
    lia_record_section_edit (self, record, NULL);
}

/* The list. */

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  LiaRecordSection *self = LIA_RECORD_SECTION (user_data);
  LiaSectionRow *row
      = lia_section_row_new (GTK_WIDGET (self), item, lia_record_section_is_writable (self));

  LIA_RECORD_SECTION_GET_CLASS (self)->fill_row (self, row, item);
  lia_section_row_finish (row);
  g_signal_connect_object (row, "edit", G_CALLBACK (on_row_edit), self, 0);
  g_signal_connect_object (row, "trash", G_CALLBACK (on_row_trash), self, 0);

  return GTK_WIDGET (row);
}

static gboolean
return_focus (gpointer user_data)
{
  LiaRecordSection *self = user_data;
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListBoxRow *row = NULL;
  gint64 id = priv->focused_id;

  priv->focus_source = 0;
  priv->focused_id = 0;
  /* Wherever the user has gone meanwhile is where they are. */
  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || (focus != NULL && focus != GTK_WIDGET (root)
          && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return G_SOURCE_REMOVE;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (priv->list, i)) != NULL; i++)
    if (lia_record_get_id (lia_section_row_get_record (LIA_SECTION_ROW (row))) == id)
      break;
  if (row == NULL && priv->focused_position > 0)
    row = gtk_list_box_get_row_at_index (priv->list, (int) priv->focused_position - 1);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (priv->list, 0);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (priv->add_button));

  return G_SOURCE_REMOVE;
}

/* Connected before the list box: its row is still there. */
static void
before_items_changed (LiaRecordSection *self, guint position, guint removed, guint added)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  for (guint i = position; i < position + removed; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (priv->list, (int) i);

      if (row == NULL || gtk_widget_get_focus_child (GTK_WIDGET (priv->list)) != GTK_WIDGET (row))
        continue;
      priv->focused_id = lia_record_get_id (lia_section_row_get_record (LIA_SECTION_ROW (row)));
      priv->focused_position = i;
      if (priv->focus_source == 0)
        priv->focus_source = g_idle_add (return_focus, self);
      return;
    }
}

static void
update_state (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (priv->model));
  gboolean loading = lia_record_model_get_loading (priv->model);

  gtk_widget_set_visible (priv->more, n > g_list_model_get_n_items (G_LIST_MODEL (priv->slice)));
  if (n > 0)
    gtk_stack_set_visible_child_name (priv->stack, "list");
  else if (!loading)
    gtk_stack_set_visible_child_name (priv->stack, priv->filtered ? "filtered" : "empty");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  /* Lists may still answer while the window goes away and the workspace is closed already. */
  if (klass->update != NULL && !loading && lia_workspace_get_reader (priv->workspace) != NULL)
    klass->update (self);
}

void
lia_record_section_refilter (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);
  g_autoptr (LiaRecordQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  LiaValue owner = LIA_NULL;

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));

  if (priv->model == NULL)
    return;

  query = lia_record_query_new (get_type (self));
  owner = LIA_INTEGER (lia_record_get_id (priv->owner));
  if (!lia_record_query_add_filter (query, priv->owner_field, LIA_MATCH_EQUAL, &owner, &error)
      || (klass->sort_field != NULL
          && !lia_record_query_set_sort (query, klass->sort_field, klass->descending, &error)))
    {
      g_warning ("A section cannot be listed: %s", error->message);
      return;
    }
  priv->filtered = klass->filter != NULL && klass->filter (self, query);
  gtk_slice_list_model_set_size (priv->slice, PAGE_SIZE);
  lia_record_model_set_query (priv->model, query);
}

/* Rows show names and addresses of other records too. */
static void
refresh_rows (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  gtk_list_box_bind_model (priv->list, G_LIST_MODEL (priv->slice), make_row, self, NULL);
}

static void
on_workspace_changed (LiaRecordSection *self, LiaChangeSet *changes)
{
  const char *const *tables = LIA_RECORD_SECTION_GET_CLASS (self)->concerns;

  for (guint i = 0; tables != NULL && tables[i] != NULL; i++)
    if (lia_change_set_has_table (changes, tables[i]))
      {
        refresh_rows (self);
        break;
      }
  /* A change of the rows' order or number comes through the model; totals change without. */
  update_state (self);
}

static void
on_more_clicked (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  gtk_slice_list_model_set_size (priv->slice,
                                 gtk_slice_list_model_get_size (priv->slice) + PAGE_SIZE);
  update_state (self);
}

static void
on_show_all (LiaRecordSection *self)
{
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);

  if (klass->show_all != NULL)
    klass->show_all (self);
}

static void
lia_record_section_constructed (GObject *object)
{
  LiaRecordSection *self = LIA_RECORD_SECTION (object);
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);

  G_OBJECT_CLASS (lia_record_section_parent_class)->constructed (object);

  if (klass->table == NULL)
    return;

  gtk_button_set_use_underline (priv->empty_button, TRUE);
  lia_record_section_set_words (self, _ (klass->title), _ (klass->add_label));
  adw_status_page_set_icon_name (priv->empty, klass->empty_icon);
  adw_status_page_set_title (priv->empty, _ (klass->empty_title));
  adw_status_page_set_description (priv->empty, _ (klass->empty_description));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.add", FALSE);
  if (klass->build != NULL)
    klass->build (self);
}

static void
lia_record_section_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LiaRecordSection *self = LIA_RECORD_SECTION (object);
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (
          value, priv->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (priv->model)) : 0);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, lia_record_section_is_loading (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_record_section_dispose (GObject *object)
{
  LiaRecordSection *self = LIA_RECORD_SECTION (object);
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  g_clear_handle_id (&priv->focus_source, g_source_remove);
  if (priv->list != NULL)
    gtk_list_box_bind_model (priv->list, NULL, NULL, NULL, NULL);
  if (priv->slice != NULL)
    g_signal_handlers_disconnect_by_data (priv->slice, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_RECORD_SECTION);
  g_clear_object (&priv->slice);
  g_clear_object (&priv->model);
  g_clear_object (&priv->owner);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (lia_record_section_parent_class)->dispose (object);
}

static void
lia_record_section_class_init (LiaRecordSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lia_record_section_constructed;
  object_class->get_property = lia_record_section_get_property;
  object_class->dispose = lia_record_section_dispose;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/record-section.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, title);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, tools);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, add_button);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, summary);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, stack);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, empty);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, empty_button);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, list);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);

  gtk_widget_class_install_action (widget_class, "section.add", NULL, add_action);
}

static void
lia_record_section_init (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  lia_date_text_get_today (&priv->today);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lia_record_section_set_owner (LiaRecordSection *self,
                              LiaWorkspace *workspace,
                              const char *field,
                              LiaRecord *owner)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  gboolean was_writable = FALSE;
  gboolean first = FALSE;

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  first = priv->workspace == NULL;
  was_writable = lia_record_section_is_writable (self);
  g_set_object (&priv->workspace, workspace);
  g_set_object (&priv->owner, owner);
  priv->owner_field = g_intern_string (field);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.add",
                                 lia_record_section_is_writable (self));

  if (!first)
    {
      if (was_writable != lia_record_section_is_writable (self))
        refresh_rows (self);
      update_state (self);
      return;
    }

  priv->model = lia_record_model_new (lia_workspace_get_store (workspace));
  priv->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (priv->model)), 0, PAGE_SIZE);
  g_signal_connect_object (priv->slice, "items-changed", G_CALLBACK (before_items_changed), self,
                           G_CONNECT_SWAPPED);
  refresh_rows (self);
  g_signal_connect_object (priv->model, "items-changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->model, "notify::loading", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  lia_record_section_refilter (self);
}

LiaWorkspace *
lia_record_section_get_workspace (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_RECORD_SECTION (self), NULL);

  return priv->workspace;
}

LiaRecord *
lia_record_section_get_owner (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_RECORD_SECTION (self), NULL);

  return priv->owner;
}

const char *
lia_record_section_get_owner_field (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_RECORD_SECTION (self), NULL);

  return priv->owner_field;
}

gboolean
lia_record_section_is_loading (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_RECORD_SECTION (self), FALSE);

  return priv->model != NULL && lia_record_model_get_loading (priv->model);
}

const GDate *
lia_record_section_get_today (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_RECORD_SECTION (self), NULL);

  return &priv->today;
}

void
lia_record_section_add_tool (LiaRecordSection *self, GtkWidget *widget)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));

  gtk_box_append (priv->tools, widget);
}

void
lia_record_section_set_words (LiaRecordSection *self, const char *title, const char *add_label)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  GtkWidget *content = NULL;

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));

  if (g_str_equal (gtk_label_get_text (priv->title), title))
    return;
  gtk_label_set_text (priv->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), add_label);
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (priv->add_button, content);
  gtk_button_set_label (priv->empty_button, add_label);
}

void
lia_record_section_set_summary (LiaRecordSection *self, const char *const *lines)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  GtkWidget *child = NULL;

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (priv->summary))) != NULL)
    adw_wrap_box_remove (priv->summary, child);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dimmed");
      adw_wrap_box_append (priv->summary, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (priv->summary), lines != NULL && lines[0] != NULL);
}
