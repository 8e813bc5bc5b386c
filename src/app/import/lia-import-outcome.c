/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-outcome.h"

#include <glib/gi18n-lib.h>

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
};

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

static void
on_row_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
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
  gtk_list_item_set_child (item, GTK_WIDGET (box));
}

static void
on_row_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  LiaImportProblemItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *place = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *value = gtk_widget_get_next_sibling (place);
  GtkWidget *reason = gtk_widget_get_next_sibling (value);
  const char *place_text = lia_import_problem_item_get_place (item);
  const char *value_text = lia_import_problem_item_get_value (item);
  const char *reason_text = lia_import_problem_item_get_reason (item);
  g_autofree char *sentence = g_strjoin (", ", place_text, value_text, reason_text, NULL);

  gtk_label_set_text (GTK_LABEL (place), place_text);
  gtk_label_set_text (GTK_LABEL (value), value_text);
  gtk_widget_set_visible (value, *value_text != '\0');
  gtk_label_set_text (GTK_LABEL (reason), reason_text);
  gtk_list_item_set_accessible_label (list_item, sentence);
}

static void
lia_import_outcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_IMPORT_OUTCOME);

  G_OBJECT_CLASS (lia_import_outcome_parent_class)->dispose (object);
}

static void
lia_import_outcome_class_init (LiaImportOutcomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_import_outcome_dispose;

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

  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind), NULL);
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
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (4, g_free, TRUE);
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
  if (rejected > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%'lu rejected", "%'lu rejected", rejected), rejected));

  return g_strjoinv (", ", (char **) parts->pdata);
}

static const char *
choose_detail (const LiaImportResult *result, gboolean planned)
{
  if (result->n_rejected > 0 && planned)
    return _ ("The rows below cannot be taken as they are. Go back to change how columns are "
              "read, or import the others.");
  if (result->n_rejected > 0)
    return _ ("The rows below were left out; all the others are in.");
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
  g_list_store_splice (items, 0, 0, array->pdata, array->len);

  return G_LIST_MODEL (items);
}

void
lia_import_outcome_show (LiaImportOutcome *self,
                         const LiaImportResult *result,
                         const LiaRecordType *type,
                         gboolean planned)
{
  g_return_if_fail (LIA_IS_IMPORT_OUTCOME (self));
  g_return_if_fail (result != NULL);

  g_autofree char *title = dup_title (result, planned);
  g_autoptr (GtkNoSelection) items = gtk_no_selection_new (make_items (result, type));
  gboolean problems = result->problems->len > 0;

  gtk_image_set_from_icon_name (self->icon, problems  ? "dialog-warning-symbolic"
                                            : planned ? "document-properties-symbolic"
                                                      : "object-select-symbolic");
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, choose_detail (result, planned));
  gtk_list_view_set_model (self->problems, GTK_SELECTION_MODEL (items));
  gtk_widget_set_visible (self->separator, problems);
  gtk_widget_set_visible (self->scroller, problems);
}
