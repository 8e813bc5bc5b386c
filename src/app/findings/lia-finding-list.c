/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-finding-list.h"

#include <glib/gi18n-lib.h>

#include "lia-finding-fixes.h"
#include "lia-finding-row.h"
#include "lia-finding-sections.h"
#include "lia-findings-model.h"
#include "lia-growing-slice.h"
#include "lia-text.h"
#include "lia-window.h"

/* What the dialog has room for, and some more. */
#define ROWS_SEEN 10

struct _LiaFindingList
{
  AdwBin parent_instance;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) until it is told what to show */
  LiaFindingsModel *model; /* (nullable) */

  /* borrowed; one of the two is there */
  GtkListBox *list_box; /* (nullable): of one subject */
  GtkStack *stack; /* (nullable): of all */

  gint64 subject;
};

G_DEFINE_FINAL_TYPE (LiaFindingList, lia_finding_list, ADW_TYPE_BIN)

enum
{
  PROP_N_FINDINGS = 1,
  N_PROPS
};

enum
{
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
on_fix (LiaFindingList *self, LiaFinding *finding)
{
  lia_finding_fix (GTK_WIDGET (self), self->workspace, finding);
}

static GtkWidget *
make_row (LiaFindingList *self)
{
  GtkWidget *row = lia_finding_row_new ();

  g_signal_connect_object (row, "fix", G_CALLBACK (on_fix), self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
can_fix (LiaFindingList *self)
{
  return !lia_workspace_is_read_only (self->workspace);
}

/* A fix that takes the row away must not take the focus out of the window. */
static void
show_count (LiaFindingList *self)
{
  const guint n_findings = lia_finding_list_get_n_findings (self);

  if (self->list_box != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), n_findings > 0);
  if (self->stack != NULL)
    gtk_stack_set_visible_child_name (
        self->stack,
        n_findings > 0 || lia_findings_model_is_loading (self->model) ? "list" : "nothing");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FINDINGS]);
}

/* One subject. */

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  LiaFindingList *self = LIA_FINDING_LIST (user_data);
  GtkWidget *content = make_row (self);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *description = lia_finding_row_describe (item);

  lia_finding_row_set_finding (LIA_FINDING_ROW (content), item, can_fix (self));
  gtk_widget_set_margin_top (content, 9);
  gtk_widget_set_margin_bottom (content, 9);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  return row;
}

static void
build_short_list (LiaFindingList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = gtk_label_new (_ ("Findings"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);

  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list_box),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list_box));
  adw_bin_set_child (ADW_BIN (self), box);
}

/* All. */

static void
open_subject (LiaFindingList *self, LiaFinding *finding)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));
  g_autoptr (LiaFindingList) kept = g_object_ref (self);

  if (window == NULL)
    return;
  g_signal_emit (self, signals[OPENED], 0);
  lia_window_open_record (window, lia_record_type_find (lia_finding_get_subject_table (finding)),
                          lia_finding_get_subject_id (finding));
}

static void
on_activated (GtkListView *view, guint position, LiaFindingList *self)
{
  g_autoptr (LiaFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (finding != NULL)
    open_subject (self, finding);
}

static void
on_row_setup (GtkSignalListItemFactory *factory, GtkListItem *item, LiaFindingList *self)
{
  GtkWidget *row = make_row (self);

  gtk_widget_set_margin_top (row, 9);
  gtk_widget_set_margin_bottom (row, 9);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 12);
  gtk_list_item_set_child (item, row);
}

static void
on_row_bind (GtkSignalListItemFactory *factory, GtkListItem *item, LiaFindingList *self)
{
  LiaFinding *finding = gtk_list_item_get_item (item);
  g_autofree char *description = lia_finding_row_describe (finding);
  g_autofree char *label
      = g_strdup_printf ("%s, %s", lia_finding_get_subject_name (finding), description);

  lia_finding_row_set_finding (LIA_FINDING_ROW (gtk_list_item_get_child (item)), finding,
                               can_fix (self));
  gtk_list_item_set_accessible_label (item, label);
}

static void
on_row_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, LiaFindingList *self)
{
  lia_finding_row_set_finding (LIA_FINDING_ROW (gtk_list_item_get_child (item)), NULL, FALSE);
}

static void
on_header_setup (GtkSignalListItemFactory *factory, GtkListHeader *header, LiaFindingList *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (GtkSignalListItemFactory *factory, GtkListHeader *header, LiaFindingList *self)
{
  LiaFinding *finding = gtk_list_header_get_item (header);
  GtkWidget *label = gtk_list_header_get_child (header);
  g_autofree char *name = lia_text_make_bidi_visible (lia_finding_get_subject_name (finding));

  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, name);
}

static GtkWidget *
build_list_view (LiaFindingList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *header_factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GListModel) sections = G_LIST_MODEL (lia_finding_sections_new (self->model));
  GListModel *rows = lia_growing_slice_new (sections, GTK_WIDGET (self), ROWS_SEEN);
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_row_unbind), self);
  g_signal_connect (header_factory, "setup", G_CALLBACK (on_header_setup), self);
  g_signal_connect (header_factory, "bind", G_CALLBACK (on_header_bind), self);

  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (rows)), factory);
  gtk_list_view_set_header_factory (GTK_LIST_VIEW (view), header_factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (view, "card-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (on_activated), self);
  g_object_unref (header_factory);
  return view;
}

/* The first row has the focus and so is scrolled to; the name above it must not be scrolled away. */
static gboolean
show_top (gpointer scroller)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            0);
  return G_SOURCE_REMOVE;
}

static void
on_list_mapped (GtkWidget *scroller)
{
  g_timeout_add_full (G_PRIORITY_LOW, 50, show_top, g_object_ref (scroller), g_object_unref);
}

static void
build_long_list (LiaFindingList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *nothing = adw_status_page_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), build_list_view (self));
  g_signal_connect (scroller, "map", G_CALLBACK (on_list_mapped), NULL);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nothing), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("Nothing Needs Attention"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (nothing),
      _ ("What is due, missing or about to end is listed here. What counts is set in "
         "Preferences → Rules."));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

static void
lia_finding_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_FINDINGS:
      g_value_set_uint (value, lia_finding_list_get_n_findings (LIA_FINDING_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
forget_model (LiaFindingList *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
}

static void
lia_finding_list_dispose (GObject *object)
{
  LiaFindingList *self = LIA_FINDING_LIST (object);

  forget_model (self);
  /* Rows are unbound as the list goes, and ask for no workspace then. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->list_box = NULL;
  self->stack = NULL;
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_finding_list_parent_class)->dispose (object);
}

static void
lia_finding_list_class_init (LiaFindingListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_finding_list_get_property;
  object_class->dispose = lia_finding_list_dispose;

  properties[PROP_N_FINDINGS]
      = g_param_spec_uint ("n-findings", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPENED] = g_signal_new ("opened", LIA_TYPE_FINDING_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
lia_finding_list_init (LiaFindingList *self)
{
}

GtkWidget *
lia_finding_list_new (void)
{
  return g_object_new (LIA_TYPE_FINDING_LIST, NULL);
}

static void
set_model (LiaFindingList *self, LiaWorkspace *workspace, gint64 subject)
{
  forget_model (self);
  g_set_object (&self->workspace, workspace);
  self->subject = subject;
  self->model = lia_findings_model_new (lia_findings_get (workspace), subject);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  /* Where there are no findings, no items change either. */
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
}

void
lia_finding_list_set_subject (LiaFindingList *self, LiaWorkspace *workspace, gint64 subject)
{
  g_return_if_fail (LIA_IS_FINDING_LIST (self));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (subject != 0 && self->stack == NULL);

  if (self->workspace == workspace && self->subject == subject)
    return;
  set_model (self, workspace, subject);
  if (self->list_box == NULL)
    build_short_list (self);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->model), create_row, self, NULL);
  show_count (self);
}

void
lia_finding_list_set_all (LiaFindingList *self, LiaWorkspace *workspace)
{
  g_return_if_fail (LIA_IS_FINDING_LIST (self));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (self->model == NULL);

  set_model (self, workspace, 0);
  build_long_list (self);
  show_count (self);
}

guint
lia_finding_list_get_n_findings (LiaFindingList *self)
{
  g_return_val_if_fail (LIA_IS_FINDING_LIST (self), 0);

  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}
