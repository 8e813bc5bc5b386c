/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-section.h"

#include <glib/gi18n-lib.h>

#include "lia-date.h"
#include "lia-date-text.h"
#include "lia-flow-layout.h"
#include "lia-section-rows.h"
#include "lia-side-box.h"

typedef struct
{
  /* template */
  GtkLabel *title;
  GtkBox *tools;
  GtkButton *add_button;
  AdwWrapBox *summary;
  AdwBin *extra;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkButton *empty_button;
  GtkListBox *list;
  GtkWidget *more;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) until there is a record */
  LiaRecord *owner; /* (nullable) until there is a record */
  LiaRecordModel *model; /* (nullable) */
  LiaSectionRows *rows; /* (nullable) */

  /* borrowed */
  const char *owner_field; /* (nullable) static */

  GDate today;
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

/* Rows. */

static void
on_row_edit (LiaRecordSection *self, LiaSectionRow *row)
{
  lia_record_section_edit (self, lia_section_row_get_record (row), NULL);
}

static void
on_row_trash (LiaRecordSection *self, LiaSectionRow *row)
{
  lia_record_section_trash (self, lia_section_row_get_record (row));
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

static GtkWidget *
make_row (gpointer item, gpointer section)
{
  LiaRecordSection *self = LIA_RECORD_SECTION (section);
  LiaSectionRow *row
      = lia_section_row_new (GTK_WIDGET (self), item, lia_record_section_is_writable (self));

  LIA_RECORD_SECTION_GET_CLASS (self)->fill_row (self, row, item);
  lia_section_row_finish (row);
  g_signal_connect_object (row, "edit", G_CALLBACK (on_row_edit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "trash", G_CALLBACK (on_row_trash), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (row);
}

static void
update_state (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (priv->model));
  gboolean loading = lia_record_model_get_loading (priv->model);

  gtk_widget_set_visible (priv->more, lia_section_rows_has_more (priv->rows));
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

/* (transfer full) (nullable): the rows of the owner, in the section's order */
static LiaRecordQuery *
make_query (LiaRecordSection *self, GError **error)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);
  g_autoptr (LiaRecordQuery) query = lia_record_query_new (get_type (self));
  LiaValue owner = LIA_INTEGER (lia_record_get_id (priv->owner));
  g_autofree char *today = lia_date_to_iso (&priv->today);
  LiaValue day = LIA_TEXT (today);

  if (!lia_record_query_add_filter (query, priv->owner_field, LIA_MATCH_EQUAL, &owner, error))
    return NULL;
  for (const LiaSectionOrder *order = klass->order; order != NULL && order->field != NULL; order++)
    {
      gboolean known = FALSE;

      switch (order->by)
        {
        case LIA_SECTION_EMPTY_FIRST:
          known = lia_record_query_add_sort_match (query, order->field, LIA_MATCH_EQUAL, &LIA_NULL,
                                                   FALSE, error);
          break;
        case LIA_SECTION_PAST_LAST:
          known = lia_record_query_add_sort_match (query, order->field, LIA_MATCH_LESS, &day, TRUE,
                                                   error);
          break;
        case LIA_SECTION_ASCENDING:
        case LIA_SECTION_DESCENDING:
          known = lia_record_query_add_sort (query, order->field,
                                             order->by == LIA_SECTION_DESCENDING, error);
          break;
        }
      if (!known)
        return NULL;
    }

  return g_steal_pointer (&query);
}

void
lia_record_section_refilter (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);
  g_autoptr (LiaRecordQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));

  if (priv->model == NULL)
    return;

  query = make_query (self, &error);
  if (query == NULL)
    {
      g_warning ("A section cannot be listed: %s", error->message);
      return;
    }
  priv->filtered = klass->filter != NULL && klass->filter (self, query);
  lia_section_rows_start_over (priv->rows);
  lia_record_model_set_query (priv->model, query);
}

static void
on_workspace_changed (LiaRecordSection *self, LiaChangeSet *changes)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);
  const char *const *tables = LIA_RECORD_SECTION_GET_CLASS (self)->concerns;

  /* Rows show names and addresses of other records too. */
  for (guint i = 0; tables != NULL && tables[i] != NULL; i++)
    if (lia_change_set_has_table (changes, tables[i]))
      {
        lia_section_rows_refresh (priv->rows);
        break;
      }
  /* A change of the rows' order or number comes through the model; totals change without. */
  update_state (self);
}

static void
on_rows_loading (LiaRecordSection *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
on_more_clicked (LiaRecordSection *self)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  lia_section_rows_show_more (priv->rows);
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

  if (priv->rows != NULL)
    g_object_run_dispose (G_OBJECT (priv->rows));
  g_clear_object (&priv->rows);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_RECORD_SECTION);
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

  g_type_ensure (LIA_TYPE_FLOW_LAYOUT);
  g_type_ensure (LIA_TYPE_SIDE_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/record-section.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, title);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, tools);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, add_button);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, summary);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSection, extra);
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
        lia_section_rows_refresh (priv->rows);
      update_state (self);
      return;
    }

  priv->model = lia_record_model_new (lia_workspace_get_store (workspace));
  priv->rows = lia_section_rows_new (GTK_WIDGET (self), priv->list, GTK_WIDGET (priv->add_button),
                                     G_LIST_MODEL (priv->model), make_row);
  g_signal_connect_object (priv->model, "items-changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->model, "notify::loading", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->rows, "notify::loading", G_CALLBACK (on_rows_loading), self,
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

  return priv->model != NULL
         && (lia_record_model_get_loading (priv->model)
             || lia_section_rows_is_loading (priv->rows));
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

void
lia_record_section_set_extra (LiaRecordSection *self, GtkWidget *widget)
{
  LiaRecordSectionPrivate *priv = lia_record_section_get_instance_private (self);

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));

  adw_bin_set_child (priv->extra, widget);
  gtk_widget_set_visible (GTK_WIDGET (priv->extra), widget != NULL);
}
