/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-preview.h"

#include <glib/gi18n-lib.h>

#include "lia-import-choices.h"
#include "lia-import-counts.h"
#include "lia-import-preset-row.h"
#include "lia-import-table.h"
#include "lia-text.h"

/* Milliseconds after the last change before counting begins. */
#define COUNT_DELAY 100

struct _LiaImportPreview
{
  AdwBin parent_instance;

  /* template */
  AdwExpanderRow *reading;
  AdwComboRow *encoding;
  AdwComboRow *delimiter;
  AdwComboRow *quote;
  AdwSpinRow *preamble;
  AdwSpinRow *headings;
  AdwComboRow *sheet;
  AdwSwitchRow *visible_only;
  AdwSwitchRow *keep_nothings;
  LiaImportPresetRow *preset;
  AdwComboRow *mode;
  AdwComboRow *match;
  GtkWidget *problem;
  GtkLabel *problem_text;
  GtkLabel *counts;
  GtkLabel *team;
  GtkWidget *spinner;
  GtkToggleButton *only_problems;
  GtkLabel *summary;
  LiaImportTable *table;

  /* owned */
  LiaImport *import; /* (nullable) */
  LiaImportResult *result; /* (nullable): what the import would do as it stands */
  GCancellable *counting; /* (nullable): of the count that runs */
  GCancellable *rereading; /* (nullable): of the file being read again */

  const LiaRecordType *type;
  GPtrArray
      *match_fields; /* (owned) (element-type utf8): static names, as the drop-down offers them */
  guint count_source; /* waits for the last of several changes */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LiaImportPreview, lia_import_preview, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The order of the choices in the row "Rows". */
static const LiaImportMode modes[] = { LIA_IMPORT_BOTH, LIA_IMPORT_CREATE, LIA_IMPORT_UPDATE };

/* Sheets and cards are written in one way only. */
static gboolean
is_text (LiaImportPreview *self)
{
  return lia_import_get_kind (self->import) == LIA_TABLE_TEXT;
}

static gboolean
is_cards (LiaImportPreview *self)
{
  return lia_import_get_kind (self->import) == LIA_TABLE_CARDS;
}

static gboolean
is_mapped (LiaImportPreview *self, const char *field)
{
  for (guint i = 0; i < lia_import_get_n_columns (self->import); i++)
    if (g_strcmp0 (lia_import_get_column_field (self->import, i), field) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_anything_mapped (LiaImportPreview *self)
{
  for (guint i = 0; i < lia_import_get_n_columns (self->import); i++)
    if (lia_import_get_column_field (self->import, i) != NULL)
      return TRUE;

  return FALSE;
}

char *
lia_import_preview_dup_obstacle (LiaImportPreview *self)
{
  g_return_val_if_fail (LIA_IS_IMPORT_PREVIEW (self), NULL);

  if (self->import == NULL || lia_import_get_n_preview_rows (self->import) == 0)
    return g_strdup (_ ("There are no rows below the headings."));
  if (!is_anything_mapped (self))
    return g_strdup (
        _ ("No column has been recognised: choose above each column what it becomes."));

  /* A required choice has a first token to fall back on; a required text has nothing. */
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const LiaField *field = &self->type->fields[i];

      if ((field->flags & LIA_FIELD_REQUIRED) != 0 && field->type == LIA_FIELD_TEXT
          && !is_mapped (self, field->name))
        return g_strdup_printf (_ ("Choose the column that holds the field “%s”."),
                                _ (field->label));
    }

  return NULL;
}

static char *
dup_summary (LiaImportPreview *self)
{
  guint n_hidden = lia_import_table_get_n_hidden_columns (self->table);
  guint n_rows = lia_import_get_n_preview_rows (self->import);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (self->result != NULL && self->result->problems->len > 0)
    first
        = g_strdup (_ ("Cells with a mark cannot be taken as they are. Press the mark to see why, "
                       "and to correct the cell."));
  else if (n_rows > 0 && n_rows < 10000)
    first = g_strdup_printf (ngettext ("This is the only row of the file.",
                                       "These are the %'u rows of the file.", n_rows),
                             n_rows);
  else if (n_rows > 0)
    first = g_strdup (_ ("These are the first rows of the file."));
  if (n_hidden > 0)
    second = g_strdup_printf (
        ngettext ("%'u more column is not shown.", "%'u more columns are not shown.", n_hidden),
        n_hidden);

  /* Of no rows another sentence tells. */
  if (first == NULL)
    return g_steal_pointer (&second);
  return g_strjoin (" ", first, second, NULL);
}

/* What the import would do. */

static void
show_counts (LiaImportPreview *self, const char *message)
{
  g_autofree char *counts
      = self->result != NULL ? lia_import_counts_describe (self->result, FALSE) : NULL;
  g_autofree char *team
      = self->result != NULL ? lia_import_counts_describe_team (self->result, FALSE) : NULL;

  gtk_label_set_text (self->team, team != NULL ? team : "");
  gtk_widget_set_visible (GTK_WIDGET (self->team), team != NULL);
  gtk_label_set_text (self->counts, counts != NULL ? counts : message);
  gtk_widget_set_visible (self->spinner, self->counting != NULL);
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->only_problems),
      self->result != NULL
          && (self->result->n_rejected > 0 || gtk_toggle_button_get_active (self->only_problems)));
}

static void
update_texts (LiaImportPreview *self)
{
  g_autofree char *obstacle = lia_import_preview_dup_obstacle (self);
  g_autofree char *summary = dup_summary (self);
  g_autofree char *reading
      = is_text (self) ? lia_import_choices_describe (lia_import_get_dialect (self->import))
                       : g_strdup ("");

  gtk_widget_set_visible (self->problem, obstacle != NULL);
  gtk_label_set_text (self->problem_text, obstacle != NULL ? obstacle : "");
  gtk_label_set_text (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL);
  adw_expander_row_set_subtitle (self->reading, reading);
}

static void
set_choices (AdwComboRow *row, GtkStringList *choices, guint position)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (row, position);
  g_object_unref (choices);
}

static void
show_dialect (LiaImportPreview *self)
{
  const LiaCsvDialect *dialect = lia_import_get_dialect (self->import);
  guint position = 0;
  GtkStringList *choices = NULL;

  self->updating = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), is_text (self));
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter), is_text (self));
  gtk_widget_set_visible (GTK_WIDGET (self->quote), is_text (self));
  choices = lia_import_choices_encodings (is_text (self) ? dialect->encoding : "UTF-8", &position);
  set_choices (self->encoding, choices, position);
  choices = lia_import_choices_delimiters (dialect->delimiter, &position);
  set_choices (self->delimiter, choices, position);
  choices = lia_import_choices_quotes (dialect->quote, &position);
  set_choices (self->quote, choices, position);
  adw_spin_row_set_value (self->preamble, dialect->n_preamble_lines);
  adw_spin_row_set_value (self->headings, dialect->n_header_rows);
  adw_switch_row_set_active (self->keep_nothings, lia_import_get_keep_nothings (self->import));
  adw_switch_row_set_active (self->visible_only, lia_import_is_visible_only (self->import));
  gtk_widget_set_visible (GTK_WIDGET (self->visible_only),
                          lia_import_get_kind (self->import) == LIA_TABLE_WORKBOOK);
  gtk_widget_set_visible (GTK_WIDGET (self->preamble), !is_cards (self));
  gtk_widget_set_visible (GTK_WIDGET (self->headings), !is_cards (self));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), lia_import_get_n_sheets (self->import) > 1);
  if (lia_import_get_n_sheets (self->import) > 1)
    adw_combo_row_set_selected (self->sheet, lia_import_get_sheet (self->import));
  self->updating = FALSE;
}

static void
show_mode (LiaImportPreview *self)
{
  const char *match = lia_import_get_match_field (self->import);
  LiaImportMode mode = lia_import_get_mode (self->import);

  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (modes[i] == mode)
      adw_combo_row_set_selected (self->mode, i);
  for (guint i = 0; i < self->match_fields->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->match_fields, i), match) == 0)
      adw_combo_row_set_selected (self->match, i);
  gtk_widget_set_visible (GTK_WIDGET (self->match), mode != LIA_IMPORT_CREATE);
  self->updating = FALSE;
}

void
lia_import_preview_stop (LiaImportPreview *self)
{
  g_return_if_fail (LIA_IS_IMPORT_PREVIEW (self));

  g_clear_handle_id (&self->count_source, g_source_remove);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
on_counted (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  g_autoptr (LiaImportPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaImportResult) result
      = lia_import_run_finish (LIA_IMPORT (source), async_result, &error);

  /* Another count was begun meanwhile, or the page is gone. */
  if (self->import == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || self->counting != g_task_get_cancellable (G_TASK (async_result)))
    return;
  g_clear_object (&self->counting);
  self->result = g_steal_pointer (&result);
  if (self->result != NULL)
    lia_import_table_set_problems (self->table, self->result);
  update_texts (self);
  show_counts (self, error != NULL ? error->message : "");
  gtk_accessible_announce (GTK_ACCESSIBLE (self->counts), gtk_label_get_text (self->counts),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  if (gtk_widget_get_visible (GTK_WIDGET (self->team)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->team), gtk_label_get_text (self->team),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static gboolean
count_now (gpointer data)
{
  LiaImportPreview *self = data;

  self->count_source = 0;
  self->counting = g_cancellable_new ();
  lia_import_run_async (self->import, TRUE, NULL, NULL, self->counting, on_counted,
                        g_object_ref (self));
  show_counts (self, _ ("Counting…"));
  return G_SOURCE_REMOVE;
}

static void
refresh (LiaImportPreview *self)
{
  g_autofree char *obstacle = NULL;

  lia_import_preview_stop (self);
  g_clear_pointer (&self->result, lia_import_result_free);
  obstacle = lia_import_preview_dup_obstacle (self);
  if (obstacle == NULL)
    self->count_source = g_timeout_add (COUNT_DELAY, count_now, self);
  show_counts (self, "");
}

static void
emit_changed (LiaImportPreview *self)
{
  refresh (self);
  update_texts (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_text_choices (LiaImportPreview *self, LiaCsvDialect *dialect)
{
  g_free (dialect->encoding);
  dialect->encoding
      = lia_import_choices_encoding_at (GTK_STRING_LIST (adw_combo_row_get_model (self->encoding)),
                                        adw_combo_row_get_selected (self->encoding));
  dialect->delimiter = lia_import_choices_delimiter_at (
      GTK_STRING_LIST (adw_combo_row_get_model (self->delimiter)),
      adw_combo_row_get_selected (self->delimiter), dialect->delimiter);
  dialect->quote = lia_import_choices_quote_at (adw_combo_row_get_selected (self->quote));
}

static LiaCsvDialect *
dup_edited_dialect (LiaImportPreview *self)
{
  LiaCsvDialect *dialect = lia_csv_dialect_copy (lia_import_get_dialect (self->import));

  if (is_text (self))
    take_text_choices (self, dialect);
  dialect->n_preamble_lines = (guint) adw_spin_row_get_value (self->preamble);
  dialect->n_header_rows = (guint) adw_spin_row_get_value (self->headings);

  return dialect;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaImportPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->rereading == NULL || self->rereading != g_task_get_cancellable (G_TASK (result)))
    return;
  done = lia_import_read_finish (LIA_IMPORT (source), result, &error);
  g_clear_object (&self->rereading);
  /* Also where the file stays as it was read before: the rows go back to saying so. */
  show_dialect (self);
  if (!done)
    {
      gtk_label_set_text (self->problem_text, error->message);
      gtk_widget_set_visible (self->problem, TRUE);
      return;
    }
  lia_import_table_show (self->table, self->import);
  emit_changed (self);
}

/* @dialect: (nullable): to be found out */
static void
read_again (LiaImportPreview *self, const LiaCsvDialect *dialect)
{
  lia_import_preview_stop (self);
  if (self->rereading != NULL)
    g_cancellable_cancel (self->rereading);
  g_clear_object (&self->rereading);
  self->rereading = g_cancellable_new ();
  lia_import_read_async (self->import,
                         gtk_widget_get_visible (GTK_WIDGET (self->sheet))
                             ? adw_combo_row_get_selected (self->sheet)
                             : lia_import_get_sheet (self->import),
                         adw_switch_row_get_active (self->visible_only), dialect, self->rereading,
                         on_read, g_object_ref (self));
}

static void
on_dialect_edited (LiaImportPreview *self)
{
  g_autoptr (LiaCsvDialect) dialect = NULL;

  if (self->updating || self->import == NULL)
    return;
  dialect = dup_edited_dialect (self);
  read_again (self, dialect);
}

static void
on_sheet_edited (LiaImportPreview *self)
{
  if (!self->updating && self->import != NULL)
    read_again (self, NULL);
}

static void
on_nothings_edited (LiaImportPreview *self)
{
  if (self->updating || self->import == NULL)
    return;
  lia_import_set_keep_nothings (self->import, adw_switch_row_get_active (self->keep_nothings));
  lia_import_table_update (self->table);
  emit_changed (self);
}

static void
on_only_problems_toggled (LiaImportPreview *self)
{
  lia_import_table_set_only_problems (self->table,
                                      gtk_toggle_button_get_active (self->only_problems));
}

static void
on_preset_applied (LiaImportPreview *self)
{
  show_dialect (self);
  show_mode (self);
  lia_import_table_update (self->table);
  emit_changed (self);
}

static void
on_mode_edited (LiaImportPreview *self)
{
  guint match = adw_combo_row_get_selected (self->match);
  guint mode = adw_combo_row_get_selected (self->mode);

  if (self->updating || self->import == NULL)
    return;

  if (mode < G_N_ELEMENTS (modes))
    lia_import_set_mode (self->import, modes[mode]);
  if (match < self->match_fields->len)
    lia_import_set_match_field (self->import, g_ptr_array_index (self->match_fields, match));
  show_mode (self);
  emit_changed (self);
}

static void
on_mapping_changed (LiaImportPreview *self)
{
  emit_changed (self);
}

static void
lia_import_preview_dispose (GObject *object)
{
  LiaImportPreview *self = LIA_IMPORT_PREVIEW (object);

  self->updating = TRUE;
  lia_import_preview_stop (self);
  if (self->rereading != NULL)
    g_cancellable_cancel (self->rereading);
  g_clear_object (&self->rereading);
  g_clear_pointer (&self->result, lia_import_result_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_IMPORT_PREVIEW);
  g_clear_object (&self->import);
  g_clear_pointer (&self->match_fields, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_import_preview_parent_class)->dispose (object);
}

static void
lia_import_preview_class_init (LiaImportPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_import_preview_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIA_TYPE_IMPORT_TABLE);
  g_type_ensure (LIA_TYPE_IMPORT_PRESET_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, reading);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, encoding);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, delimiter);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, quote);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, preamble);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, headings);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, sheet);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, visible_only);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, keep_nothings);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, preset);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, counts);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, team);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, only_problems);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, mode);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, match);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, problem);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, problem_text);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, summary);
  gtk_widget_class_bind_template_child (widget_class, LiaImportPreview, table);
  gtk_widget_class_bind_template_callback (widget_class, on_dialect_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_mapping_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_nothings_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_only_problems_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_preset_applied);
}

static void
lia_import_preview_init (LiaImportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Fields by which a reader would recognise a record. */
static void
fill_match_fields (LiaImportPreview *self)
{
  static const char *const candidates[] = { "name", "acronym", "email", "website" };
  GtkStringList *labels = gtk_string_list_new (NULL);
  gboolean has_name = lia_record_type_get_field (self->type, "name") != NULL;

  g_clear_pointer (&self->match_fields, g_ptr_array_unref);
  self->match_fields = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      const LiaField *field = lia_record_type_get_field (self->type, candidates[i]);

      if (field == NULL && (has_name || i > 0))
        continue;
      g_ptr_array_add (self->match_fields, (gpointer) candidates[i]);
      gtk_string_list_append (labels, field != NULL ? _ (field->label) : _ ("Name"));
    }
  set_choices (self->match, labels, 0);
}

static void
fill_sheets (LiaImportPreview *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < lia_import_get_n_sheets (self->import); i++)
    {
      g_autofree char *name
          = lia_text_make_bidi_visible (lia_import_get_sheet_name (self->import, i));
      g_autofree char *label
          = lia_import_is_sheet_hidden (self->import, i)
                /* Translators: a sheet of a workbook that its program does not show */
                ? g_strdup_printf (_ ("%s (hidden)"), name)
                : g_strdup (name);

      gtk_string_list_append (labels, label);
    }
  set_choices (self->sheet, labels, lia_import_get_sheet (self->import));
}

void
lia_import_preview_show (LiaImportPreview *self,
                         LiaWorkspace *workspace,
                         LiaImport *import,
                         const LiaRecordType *type)
{
  g_return_if_fail (LIA_IS_IMPORT_PREVIEW (self));
  g_return_if_fail (LIA_IS_IMPORT (import));

  GtkStringList *mode_labels = gtk_string_list_new (
      (const char *const[]) { _ ("Add and Update"), _ ("Only Add"), _ ("Only Update"), NULL });

  self->updating = TRUE;
  g_set_object (&self->import, import);
  self->type = type;
  set_choices (self->mode, mode_labels, 0);
  fill_match_fields (self);
  fill_sheets (self);
  gtk_toggle_button_set_active (self->only_problems, FALSE);
  lia_import_preset_row_show (self->preset, workspace, import, type);
  self->updating = FALSE;

  show_dialect (self);
  show_mode (self);
  lia_import_table_show (self->table, import);
  emit_changed (self);
}

void
lia_import_preview_refresh_table (LiaImportPreview *self)
{
  g_return_if_fail (LIA_IS_IMPORT_PREVIEW (self));

  lia_import_table_update (self->table);
  refresh (self);
}
