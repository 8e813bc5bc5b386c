/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-outcome.h"

#include <glib/gi18n-lib.h>

#include "lia-import-cell-popover.h"
#include "lia-import-counts.h"
#include "lia-import-problem-item.h"

struct _LiaImportOutcome
{
  AdwBin parent_instance;

  /* template */
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *team;
  GtkLabel *detail;
  GtkWidget *all;
  GtkWidget *separator;
  GtkWidget *scroller;
  GtkListView *problems;

  /* owned */
  LiaImport *import; /* (nullable): where choices go while they can be made */
  GArray *alike; /* (nullable) (element-type LiaImportAlike): rows to choose for */
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
  lia_import_problem_item_choose (item, self->import, gtk_drop_down_get_selected (choice));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Rows show what is chosen for them when they are bound. */
static void
bind_again (LiaImportOutcome *self)
{
  g_autoptr (GtkListItemFactory) factory
      = g_object_ref (gtk_list_view_get_factory (self->problems));

  gtk_list_view_set_factory (self->problems, NULL);
  gtk_list_view_set_factory (self->problems, factory);
}

static void
choose_for_all (LiaImportOutcome *self, LiaImportChoice choice)
{
  if (self->import == NULL || self->alike == NULL)
    return;
  lia_import_choose_for_all (self->import, self->alike, choice);
  bind_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_merge_all (LiaImportOutcome *self)
{
  choose_for_all (self, LIA_IMPORT_LIKE_MERGE);
}

static void
on_keep_all (LiaImportOutcome *self)
{
  choose_for_all (self, LIA_IMPORT_LIKE_CREATE);
}

static void
on_leave_all_out (LiaImportOutcome *self)
{
  choose_for_all (self, LIA_IMPORT_LIKE_SKIP);
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
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);
  GtkWidget *correct = gtk_button_new_with_mnemonic (_ ("C_orrect…"));
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  GtkLabel *place = row_label_new (box);
  GtkLabel *value = row_label_new (box);

  row_label_new (box);
  gtk_widget_add_css_class (GTK_WIDGET (place), "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (value), "monospace");
  gtk_widget_set_margin_top (GTK_WIDGET (box), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (box), 9);
  gtk_widget_set_margin_start (GTK_WIDGET (box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (box), 12);
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
  const gboolean is_like = self->import != NULL && lia_import_problem_item_is_likeness (item);
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
  gtk_widget_set_visible (choice, is_like);
  gtk_widget_set_visible (correct, self->import != NULL && field != NULL
                                       && find_column (self->import, field) >= 0);
  if (is_like)
    {
      g_autoptr (GtkStringList) choices = lia_import_problem_item_make_choices (item);

      gtk_drop_down_set_model (GTK_DROP_DOWN (choice), G_LIST_MODEL (choices));
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice),
                                  lia_import_problem_item_get_chosen (item, self->import));
    }
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
  g_clear_pointer (&LIA_IMPORT_OUTCOME (object)->alike, g_array_unref);

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
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, team);
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, detail);
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, all);
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, separator);
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, scroller);
  gtk_widget_class_bind_template_child (widget_class, LiaImportOutcome, problems);
  gtk_widget_class_bind_template_callback (widget_class, on_merge_all);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_all);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_all_out);
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

/* "9 rows look like records there are, 3 rows look like other rows of the file" */
static char *
count_alike (const GArray *alike)
{
  g_autofree char *records = NULL;
  g_autofree char *rows = NULL;
  gulong n_records = 0;
  gulong n_rows;

  for (guint i = 0; i < alike->len; i++)
    n_records += g_array_index (alike, LiaImportAlike, i).id != 0 ? 1 : 0;
  n_rows = alike->len - n_records;
  records = g_strdup_printf (ngettext ("%'lu row looks like a record there is",
                                       "%'lu rows look like records there are", n_records),
                             n_records);
  rows = g_strdup_printf (ngettext ("%'lu row looks like another row of the file",
                                    "%'lu rows look like other rows of the file", n_rows),
                          n_rows);
  if (n_rows == 0)
    return g_steal_pointer (&records);
  if (n_records == 0)
    return g_steal_pointer (&rows);
  return g_strconcat (records, _ (", "), rows, NULL);
}

static char *
describe_alike (const LiaImportResult *result)
{
  g_autofree char *counts = count_alike (result->alike);

  if (result->n_rejected > result->n_undecided)
    /* Translators: %s: how many rows look like others */
    return g_strdup_printf (
        _ ("%s: choose what is done about that. Rows that cannot be taken as they are can be "
           "corrected here, or left out."),
        counts);
  /* Translators: %s: how many rows look like others */
  return g_strdup_printf (_ ("%s: choose what is done about that."), counts);
}

static const char *
choose_detail (const LiaImportResult *result, gboolean planned)
{
  if (result->n_rejected > 0 && planned && !lia_import_result_changes_anything (result))
    return _ ("The rows below cannot be taken as they are, and there is nothing else to import. "
              "Correct them here, or go back to change how columns are read.");
  if (result->n_rejected > 0 && planned)
    return _ (
        "The rows below cannot be taken as they are. Correct them here, go back to change how "
        "columns are read, or import the others.");
  if (result->n_rejected > 0)
    return _ ("The rows below were left out; all the others are in.");
  if (result->warnings->len > 0)
    return planned ? _ ("Every row can be taken, those below not in full. The whole import can be "
                        "undone in one step.")
                   : _ ("All rows are in, those below not in full.");
  if (planned && !lia_import_result_changes_anything (result))
    return _ ("There is nothing to import: all of it is there already.");
  if (planned)
    return _ ("Every row can be taken. The whole import can be undone in one step.");

  return _ ("The whole import can be undone in one step.");
}

/* Problems that stand with the choices already. */
static gboolean
is_asked (const LiaImportResult *result, guint64 line)
{
  guint low = 0;
  guint high = result->likenesses->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const LiaImportLikeness *likeness = g_ptr_array_index (result->likenesses, middle);

      if (likeness->line == line)
        return likeness->same_key;
      if (likeness->line < line)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
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

      if (!is_asked (result, problem->line))
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

/* What stands above the list. */
static void
show_sentence (LiaImportOutcome *self, const LiaImportResult *result, gboolean planned)
{
  g_autofree char *title = lia_import_counts_describe (result, !planned);
  g_autofree char *team = lia_import_counts_describe_team (result, !planned);
  g_autofree char *alike = planned && result->n_like > 0 ? describe_alike (result) : NULL;

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->team, team != NULL ? team : "");
  gtk_widget_set_visible (GTK_WIDGET (self->team), team != NULL);
  gtk_label_set_text (self->detail, alike != NULL ? alike : choose_detail (result, planned));
}

/* One row is chosen for where it stands. */
static void
show_choice_for_all (LiaImportOutcome *self, const LiaImportResult *result)
{
  g_clear_pointer (&self->alike, g_array_unref);
  self->alike = g_array_ref (result->alike);
  gtk_widget_set_visible (self->all, self->import != NULL && self->alike->len > 1);
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
  g_autoptr (GtkNoSelection) items = NULL;
  gboolean problems;

  g_set_object (&self->import, import);
  items = gtk_no_selection_new (make_items (result, type));
  problems = g_list_model_get_n_items (G_LIST_MODEL (items)) > 0;

  gtk_image_set_from_icon_name (self->icon, problems  ? "dialog-warning-symbolic"
                                            : planned ? "document-properties-symbolic"
                                                      : "object-select-symbolic");
  show_sentence (self, result, planned);
  show_choice_for_all (self, result);
  gtk_list_view_set_model (self->problems, GTK_SELECTION_MODEL (items));
  gtk_widget_set_visible (self->separator, problems);
  gtk_widget_set_visible (self->scroller, problems);
}

static gboolean
is_same_list (GListModel *a, GListModel *b)
{
  const guint n = g_list_model_get_n_items (a);

  if (g_list_model_get_n_items (b) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LiaImportProblemItem) first = g_list_model_get_item (a, i);
      g_autoptr (LiaImportProblemItem) second = g_list_model_get_item (b, i);

      if (!g_str_equal (lia_import_problem_item_get_place (first),
                        lia_import_problem_item_get_place (second))
          || !g_str_equal (lia_import_problem_item_get_reason (first),
                           lia_import_problem_item_get_reason (second)))
        return FALSE;
    }
  return TRUE;
}

void
lia_import_outcome_update (LiaImportOutcome *self,
                           const LiaImportResult *result,
                           const LiaRecordType *type)
{
  g_autoptr (GListModel) items = NULL;
  GListModel *shown;

  g_return_if_fail (LIA_IS_IMPORT_OUTCOME (self));
  g_return_if_fail (result != NULL);

  items = make_items (result, type);
  shown = G_LIST_MODEL (gtk_list_view_get_model (self->problems));
  if (shown == NULL || !is_same_list (items, shown))
    lia_import_outcome_show (self, result, type, self->import);
  else
    {
      show_sentence (self, result, TRUE);
      show_choice_for_all (self, result);
    }
}
