/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-outcome.h"

#include <glib/gi18n-lib.h>

#include "lia-import-cell-popover.h"
#include "lia-import-problem-item.h"

struct _LiaImportOutcome
{
  AdwBin parent_instance;

  /* template */
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *detail;
  GtkWidget *separator;
  GtkWidget *scroller;
  GtkListView *problems;

  /* owned */
  LiaImport *import; /* (nullable): where choices go while they can be made */
  gboolean binding;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaImportOutcome, lia_import_outcome, ADW_TYPE_BIN)

static GtkLabel *
row_label_new (GtkBox *box)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                      PANGO_WRAP_WORD_CHAR, "lines", 3, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

/* What is chosen for the row of a file that looks like a record. */
static void
on_choice (GtkDropDown *choice, GParamSpec *spec, LiaImportOutcome *self)
{
  GtkListItem *list_item = g_object_get_data (G_OBJECT (choice), "item");
  LiaImportProblemItem *item = gtk_list_item_get_item (list_item);

  if (self->binding || self->import == NULL || item == NULL)
    return;
  lia_import_set_choice (self->import, lia_import_problem_item_get_line (item),
                         (LiaImportChoice) gtk_drop_down_get_selected (choice),
                         lia_import_problem_item_get_record (item));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_corrected (LiaImportOutcome *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static int
find_column (LiaImport *import, const char *field)
{
  for (guint column = 0; column < lia_import_get_n_columns (import); column++)
    if (g_strcmp0 (lia_import_get_column_field (import, column), field) == 0)
      return (int) column;
  return -1;
}

static void
on_correct (GtkWidget *button, LiaImportOutcome *self)
{
  GtkListItem *list_item = g_object_get_data (G_OBJECT (button), "item");
  LiaImportProblemItem *item = gtk_list_item_get_item (list_item);
  LiaImportCellPopover *popover = NULL;
  int column = -1;

  if (item == NULL || self->import == NULL)
    return;
  column = find_column (self->import, lia_import_problem_item_get_field (item));
  if (column < 0)
    return;
  popover
      = lia_import_cell_popover_open (button, self->import, lia_import_problem_item_get_line (item),
                                      (guint) column, lia_import_problem_item_get_value (item));
  g_signal_connect_object (popover, "corrected", G_CALLBACK (on_corrected), self,
                           G_CONNECT_SWAPPED);
}

static void
on_row_setup (GtkSignalListItemFactory *factory, GtkListItem *item, LiaImportOutcome *self)
{
  static const char *const choices[]
      = { N_ ("Create"), N_ ("Update the record"), N_ ("Leave out"), NULL };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *choice = NULL;
  GtkWidget *correct = gtk_button_new_with_mnemonic (_ ("C_orrect…"));
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  GtkLabel *place = row_label_new (box);
  GtkLabel *value = row_label_new (box);

  row_label_new (box);
  gtk_widget_add_css_class (GTK_WIDGET (place), "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (value), "monospace");
  gtk_widget_set_margin_top (GTK_WIDGET (box), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (box), 9);
  gtk_widget_set_margin_start (GTK_WIDGET (box), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (box), 6);
  for (guint i = 0; choices[i] != NULL; i++)
    gtk_string_list_append (labels, _ (choices[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  gtk_widget_set_margin_top (choice, 3);
  gtk_widget_set_halign (correct, GTK_ALIGN_START);
  gtk_widget_set_margin_top (correct, 3);
  g_object_set_data (G_OBJECT (choice), "item", item);
  g_object_set_data (G_OBJECT (correct), "item", item);
  gtk_box_append (box, choice);
  gtk_box_append (box, correct);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_choice), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (correct, "clicked", G_CALLBACK (on_correct), self, G_CONNECT_DEFAULT);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, GTK_WIDGET (box));
}

static void
on_row_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, LiaImportOutcome *self)
{
  LiaImportProblemItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *place = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *value = gtk_widget_get_next_sibling (place);
  GtkWidget *reason = gtk_widget_get_next_sibling (value);
  GtkWidget *choice = gtk_widget_get_next_sibling (reason);
  GtkWidget *correct = gtk_widget_get_next_sibling (choice);
  const gboolean is_like = lia_import_problem_item_get_record (item) != 0;
  const char *field = lia_import_problem_item_get_field (item);
  const char *place_text = lia_import_problem_item_get_place (item);
  const char *value_text = lia_import_problem_item_get_value (item);
  const char *reason_text = lia_import_problem_item_get_reason (item);
  g_autofree char *sentence = g_strjoin (", ", place_text, value_text, reason_text, NULL);

  gtk_label_set_text (GTK_LABEL (place), place_text);
  gtk_label_set_text (GTK_LABEL (value), value_text);
  gtk_widget_set_visible (value, *value_text != '\0');
  gtk_label_set_text (GTK_LABEL (reason), reason_text);
  self->binding = TRUE;
  gtk_widget_set_visible (choice, is_like && self->import != NULL);
  gtk_widget_set_visible (correct, self->import != NULL && field != NULL
                                       && find_column (self->import, field) >= 0);
  if (is_like && self->import != NULL)
    gtk_drop_down_set_selected (
        GTK_DROP_DOWN (choice),
        lia_import_get_choice (self->import, lia_import_problem_item_get_line (item)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  place_text, -1);
  self->binding = FALSE;
  gtk_list_item_set_accessible_label (list_item, sentence);
}

static void
lia_import_outcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_IMPORT_OUTCOME);
  g_clear_object (&LIA_IMPORT_OUTCOME (object)->import);

  G_OBJECT_CLASS (lia_import_outcome_parent_class)->dispose (object);
}

static void
lia_import_outcome_class_init (LiaImportOutcomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_import_outcome_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/import-outcome.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, icon);
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, title);
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, detail);
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, separator);
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, scroller);
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, problems);
}

static void
lia_import_outcome_init (LiaImportOutcome *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_setup), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bind), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_factory (self->problems, factory);
}

static gulong
plural (guint64 n)
{
  return (gulong) MIN (n, (guint64) G_MAXLONG);
}

static char *
dup_title (const LiaImportResult *result, gboolean planned)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (5, g_free, TRUE);
  gulong skipped = plural (result->n_skipped);
  gulong created = plural (result->n_created);
  gulong updated = plural (result->n_updated);
  gulong unchanged = plural (result->n_unchanged);
  gulong rejected = plural (result->n_rejected);

  /* Nothing created is worth a word only where there is no other. */
  if (created > 0 || (updated == 0 && unchanged == 0 && rejected == 0))
    g_ptr_array_add (
        parts,
        planned ? g_strdup_printf (
                      ngettext ("%'lu will be created", "%'lu will be created", created), created)
                : g_strdup_printf (ngettext ("%'lu created", "%'lu created", created), created));
  if (updated > 0)
    g_ptr_array_add (
        parts,
        planned ? g_strdup_printf (
                      ngettext ("%'lu will be updated", "%'lu will be updated", updated), updated)
                : g_strdup_printf (ngettext ("%'lu updated", "%'lu updated", updated), updated));
  if (unchanged > 0)
    g_ptr_array_add (
        parts,
        g_strdup_printf (ngettext ("%'lu unchanged", "%'lu unchanged", unchanged), unchanged));
  if (skipped > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%'lu left out", "%'lu left out", skipped), skipped));
  if (rejected > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%'lu rejected", "%'lu rejected", rejected), rejected));

  return g_strjoinv (", ", (char **) parts->pdata);
}

static const char *
choose_detail (const LiaImportResult *result, gboolean planned)
{
  if (result->n_rejected > 0 && planned)
    return _ (
        "The rows below cannot be taken as they are. Correct them here, go back to change how "
        "columns are read, or import the others.");
  if (result->n_like > 0 && planned)
    return _ ("The rows below look like records there are. Say what is to become of each of them.");
  if (result->n_rejected > 0)
    return _ ("The rows below were left out; all the others are in.");
  if (result->warnings->len > 0)
    return planned ? _ ("Every row can be taken, those below not in full. The whole import can be "
                        "undone in one step.")
                   : _ ("All rows are in, those below not in full.");
  if (planned && result->n_created == 0 && result->n_updated == 0)
    return _ ("There is nothing to import: all of it is there already.");
  if (planned)
    return _ ("Every row can be taken. The whole import can be undone in one step.");

  return _ ("The whole import can be undone in one step.");
}

static GListModel *
make_items (const LiaImportResult *result, const LiaRecordType *type)
{
  GListStore *items = g_list_store_new (LIA_TYPE_IMPORT_PROBLEM_ITEM);
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < result->likenesses->len; i++)
    g_ptr_array_add (array, lia_import_problem_item_new_for_likeness (
                                g_ptr_array_index (result->likenesses, i)));
  for (guint i = 0; i < result->problems->len; i++)
    {
      const LiaImportProblem *problem = g_ptr_array_index (result->problems, i);
      const LiaField *field = problem->field != NULL && *problem->field != '\0'
                                  ? lia_record_type_get_field (type, problem->field)
                                  : NULL;

      g_ptr_array_add (array, lia_import_problem_item_new (
                                  problem, field != NULL ? _ (field->label)
                                           : problem->field != NULL && *problem->field != '\0'
                                               ? problem->field
                                               : NULL));
    }
  for (guint i = 0; i < result->warnings->len; i++)
    g_ptr_array_add (
        array, lia_import_problem_item_new_for_warning (g_ptr_array_index (result->warnings, i)));
  g_list_store_splice (items, 0, 0, array->pdata, array->len);

  return G_LIST_MODEL (items);
}

void
lia_import_outcome_count (LiaImportOutcome *self, const LiaImportResult *result)
{
  g_autofree char *title = NULL;

  g_return_if_fail (LIA_IS_IMPORT_OUTCOME (self));
  g_return_if_fail (result != NULL);

  title = dup_title (result, TRUE);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, choose_detail (result, TRUE));
}

void
lia_import_outcome_show (LiaImportOutcome *self,
                         const LiaImportResult *result,
                         const LiaRecordType *type,
                         LiaImport *import)
{
  g_return_if_fail (LIA_IS_IMPORT_OUTCOME (self));
  g_return_if_fail (result != NULL);

  const gboolean planned = import != NULL;
  g_autofree char *title = dup_title (result, planned);
  g_autoptr (GtkNoSelection) items = NULL;
  gboolean problems
      = result->problems->len > 0 || result->likenesses->len > 0 || result->warnings->len > 0;

  g_set_object (&self->import, import);
  items = gtk_no_selection_new (make_items (result, type));

  gtk_image_set_from_icon_name (self->icon, problems  ? "dialog-warning-symbolic"
                                            : planned ? "document-properties-symbolic"
                                                      : "object-select-symbolic");
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, choose_detail (result, planned));
  gtk_list_view_set_model (self->problems, GTK_SELECTION_MODEL (items));
  gtk_widget_set_visible (self->separator, problems);
  gtk_widget_set_visible (self->scroller, problems);
}
