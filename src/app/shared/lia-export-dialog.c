/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-export-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-derived-field.h"
#include "lia-error.h"
#include "lia-export-job.h"
#include "lia-steps.h"
#include "lia-task.h"

/* What a choice of the first row stands for. */
typedef struct
{
  const char *suffix;
  const char *label; /* N_() */
  gboolean cards; /* for people and partners alone */
  gboolean roster; /* of service providers: for partners alone */
} Format;

static const Format formats[] = {
  { "xlsx", N_ ("Workbook (.xlsx)"), FALSE, FALSE },
  { "csv", N_ ("Table (.csv)"), FALSE, FALSE },
  { "vcf", N_ ("Address Cards (.vcf)"), TRUE, FALSE },
  { "json", N_ ("Data (.json)"), FALSE, FALSE },
  { "html", N_ ("Service Providers, Web Page (.html)"), FALSE, TRUE },
  { "pdf", N_ ("Service Providers, to Print (.pdf)"), FALSE, TRUE },
};

typedef enum
{
  SCOPE_SELECTED,
  SCOPE_LIST,
  SCOPE_ALL,
} Scope;

struct _LiaExportDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkStack *stack;
  AdwPreferencesGroup *choices_group;
  AdwPreferencesGroup *columns_group;
  GtkProgressBar *progress;

  /* borrowed; %NULL until they are made, in this order */
  AdwComboRow *format_row;
  AdwComboRow *paper_row;
  AdwComboRow *scope_row;
  AdwSwitchRow *levels_row;

  /* owned */
  LiaWindow *window;
  LiaWorkspace *workspace;
  LiaRecordQuery *list; /* (nullable) */
  GArray *selected; /* (nullable) */
  GArray *scopes; /* (element-type Scope): of the rows of the choice */
  GtkStringList *scope_labels; /* the same */
  GArray *shown_formats; /* (element-type guint): the same */
  GPtrArray *columns; /* (element-type LiaField): borrowed */
  GArray *chosen; /* (element-type gboolean): the same */
  GPtrArray
      *column_rows; /* (element-type AdwSwitchRow): the same, as far as they are made; borrowed */
  GCancellable *cancellable; /* (nullable): of what is running */
  guint tick; /* shows its progress; 0 for none */

  const LiaRecordType *type;
  guint first_format; /* of the shown ones */
};

G_DEFINE_FINAL_TYPE (LiaExportDialog, lia_export_dialog, ADW_TYPE_DIALOG)

static const Format *
get_format (LiaExportDialog *self)
{
  const guint selected = self->format_row != NULL ? adw_combo_row_get_selected (self->format_row)
                                                  : self->first_format;

  return &formats[g_array_index (self->shown_formats, guint,
                                 MIN (selected, self->shown_formats->len - 1))];
}

static gboolean
has_levels (LiaExportDialog *self)
{
  return lia_record_type_get_field (self->type, "level") != NULL;
}

/* Cards hold what is of the record alone. */
static gboolean
is_offered (LiaExportDialog *self, guint column)
{
  return column < self->type->n_fields || !get_format (self)->cards;
}

static guint
count_columns (LiaExportDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += is_offered (self, i) && g_array_index (self->chosen, gboolean, i);
  return n;
}

static void
update_counts (LiaExportDialog *self)
{
  const guint n = count_columns (self);
  guint n_offered = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    n_offered += is_offered (self, i) ? 1 : 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.choose-file",
                                 get_format (self)->roster || n > 0);
  text = g_strdup_printf (_ ("%u of %u"), n, n_offered);
  adw_preferences_group_set_description (self->columns_group, text);
}

static void
update (LiaExportDialog *self)
{
  const Format *format = get_format (self);

  for (guint i = 0; i < self->column_rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->column_rows, i), is_offered (self, i));
  if (self->paper_row != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->paper_row), g_str_equal (format->suffix, "pdf"));
  if (self->levels_row != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->levels_row),
                            has_levels (self) && !format->roster && !format->cards);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_group), !format->roster);
  update_counts (self);
}

/* The choices above the columns. */

static GtkStringList *
list_formats (LiaExportDialog *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->shown_formats->len; i++)
    gtk_string_list_append (labels,
                            _ (formats[g_array_index (self->shown_formats, guint, i)].label));

  return labels;
}

static AdwComboRow *
add_combo_row (LiaExportDialog *self, const char *title, GtkStringList *labels, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (self->choices_group, row);

  return ADW_COMBO_ROW (row);
}

static void
add_format_row (LiaExportDialog *self)
{
  g_autoptr (GtkStringList) labels = list_formats (self);

  self->format_row = add_combo_row (self, _ ("Format"), labels, self->first_format);
  g_signal_connect_object (self->format_row, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

static void
add_paper_row (LiaExportDialog *self)
{
  g_autoptr (GtkStringList) labels
      = gtk_string_list_new ((const char *const[]) { "A4", "Letter", NULL });

  self->paper_row = add_combo_row (self, _ ("Paper"), labels,
                                   lia_paper_get_default () == LIA_PAPER_LETTER ? 1 : 0);
}

static void
add_levels_row (LiaExportDialog *self)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Leave Levels Out"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("For readers who are to see no difference between partners"));
  adw_preferences_group_add (self->choices_group, row);
  self->levels_row = ADW_SWITCH_ROW (row);
}

/* The next one. */
static void
add_choice (LiaExportDialog *self)
{
  if (self->format_row == NULL)
    add_format_row (self);
  else if (self->paper_row == NULL)
    add_paper_row (self);
  else if (self->scope_row == NULL)
    self->scope_row = add_combo_row (self, _ ("Records"), self->scope_labels, 0);
  else
    add_levels_row (self);
  update (self);
}

static void
set_all_columns (LiaExportDialog *self, gboolean active)
{
  for (guint i = 0; i < self->columns->len; i++)
    g_array_index (self->chosen, gboolean, i) = active;
  for (guint i = 0; i < self->column_rows->len; i++)
    adw_switch_row_set_active (g_ptr_array_index (self->column_rows, i), active);
  update_counts (self);
}

static void
on_all_clicked (LiaExportDialog *self)
{
  set_all_columns (self, TRUE);
}

static void
on_none_clicked (LiaExportDialog *self)
{
  set_all_columns (self, FALSE);
}

/* Writing. */

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LiaExportDialog *self = LIA_EXPORT_DIALOG (widget);
  LiaExportJob *job = g_task_get_task_data (G_TASK (user_data));
  const int n_records = g_atomic_int_get (&job->n_records);

  if (n_records > 0)
    gtk_progress_bar_set_fraction (self->progress,
                                   (double) g_atomic_int_get (&job->n_done) / n_records);
  return G_SOURCE_CONTINUE;
}

static void
set_running (LiaExportDialog *self, gboolean running)
{
  g_clear_object (&self->cancellable);
  if (running)
    self->cancellable = g_cancellable_new ();
  adw_dialog_set_can_close (ADW_DIALOG (self), !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.cancel", running);
  gtk_stack_set_visible_child_name (self->stack, running ? "running" : "choose");
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaExportDialog *self = LIA_EXPORT_DIALOG (source);
  const LiaExportJob *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  /* It holds the task and so this dialog, which may never be drawn again. */
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  set_running (self, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      lia_window_show_error (self->window, _ ("Nothing Was Exported"), error);
      return;
    }
  title = g_strdup_printf (ngettext ("%'u record exported", "%'u records exported", job->n_written),
                           job->n_written);
  lia_window_add_toast (self->window, adw_toast_new (title));
  adw_dialog_close (ADW_DIALOG (self));
}

/* The id goes along with all there is of a record. */
static GStrv
get_columns (LiaExportDialog *self)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  guint n_fields = 0;

  for (guint i = 0; i < self->columns->len; i++)
    if (is_offered (self, i) && g_array_index (self->chosen, gboolean, i))
      {
        const LiaField *column = g_ptr_array_index (self->columns, i);

        g_ptr_array_add (columns, g_strdup (column->name));
        n_fields += i < self->type->n_fields ? 1 : 0;
      }
  if (n_fields == self->type->n_fields)
    g_ptr_array_insert (columns, 0, g_strdup ("id"));
  g_ptr_array_add (columns, NULL);
  return (GStrv) g_ptr_array_steal (columns, NULL);
}

static void
take_scope (LiaExportDialog *self, LiaExportJob *job)
{
  const guint selected = self->scope_row != NULL ? adw_combo_row_get_selected (self->scope_row) : 0;
  const Scope scope = g_array_index (self->scopes, Scope, MIN (selected, self->scopes->len - 1));

  if (scope == SCOPE_SELECTED)
    job->ids = g_array_ref (self->selected);
  else if (scope == SCOPE_LIST)
    job->query = lia_record_query_ref (self->list);
}

/* A name without a suffix we write gets that of the format. */
static char *
complete_path (LiaExportDialog *self, const char *path, gboolean *roster)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < self->shown_formats->len; i++)
    {
      const Format *format = &formats[g_array_index (self->shown_formats, guint, i)];

      if (g_ascii_strcasecmp (dot + 1, format->suffix) == 0)
        {
          *roster = format->roster;
          return g_strdup (path);
        }
    }
  *roster = get_format (self)->roster;
  return g_strconcat (path, ".", get_format (self)->suffix, NULL);
}

void
lia_export_dialog_write (LiaExportDialog *self, const char *path)
{
  LiaExportJob *job;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LIA_IS_EXPORT_DIALOG (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->cancellable == NULL);

  job = g_new0 (LiaExportJob, 1);
  job->store = g_object_ref (lia_workspace_get_store (self->workspace));
  job->type = self->type;
  job->path = complete_path (self, path, &job->roster);
  while (self->levels_row == NULL)
    add_choice (self);
  job->paper = adw_combo_row_get_selected (self->paper_row) == 1 ? LIA_PAPER_LETTER : LIA_PAPER_A4;
  job->without_levels = has_levels (self) && adw_switch_row_get_active (self->levels_row);
  job->columns = get_columns (self);
  take_scope (self, job);

  gtk_progress_bar_set_fraction (self->progress, 0);
  set_running (self, TRUE);
  task = g_task_new (self, self->cancellable, on_written, NULL);
  g_task_set_source_tag (task, lia_export_dialog_write);
  g_task_set_task_data (task, job, (GDestroyNotify) lia_export_job_free);
  /* A file that is there is there, whenever the cancellation came. */
  g_task_set_check_cancellable (task, FALSE);
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, g_object_ref (task),
                                             g_object_unref);
  lia_task_run_in_thread (task, lia_export_job_run_in_thread);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL && g_file_peek_path (file) == NULL)
    g_set_error_literal (&error, LIA_ERROR, LIA_ERROR_INVALID,
                         _ ("Choose a place on this computer."));
  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  if (error != NULL)
    lia_window_show_error (self->window, _ ("Nothing Was Exported"), error);
  else
    lia_export_dialog_write (self, g_file_peek_path (file));
}

static void
choose_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaExportDialog *self = LIA_EXPORT_DIALOG (widget);
  const Format *format = get_format (self);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *file_name = g_strdup_printf (
      "%s.%s", format->roster ? _ ("Service Providers") : _ (self->type->label_plural),
      format->suffix);

  gtk_file_filter_set_name (filter, _ (format->label));
  gtk_file_filter_add_suffix (filter, format->suffix);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, on_file_chosen,
                        g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (LIA_EXPORT_DIALOG (widget)->cancellable);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
on_close_attempt (LiaExportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Filling the choices. */

static void
fill_formats (LiaExportDialog *self, const char *chosen)
{
  const gboolean partner = g_str_equal (self->type->table, "partner");
  const gboolean person = g_str_equal (self->type->table, "person");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if ((formats[i].cards && !partner && !person) || (formats[i].roster && !partner))
        continue;
      if (g_strcmp0 (formats[i].suffix, chosen) == 0)
        self->first_format = self->shown_formats->len;
      g_array_append_val (self->shown_formats, i);
    }
}

/* Takes @label over. */
static void
add_scope (LiaExportDialog *self, Scope scope, char *label)
{
  g_autofree char *owned = label;

  g_array_append_val (self->scopes, scope);
  gtk_string_list_append (self->scope_labels, owned);
}

static void
fill_scopes (LiaExportDialog *self)
{
  LiaReader *reader = lia_workspace_get_reader (self->workspace);
  g_autoptr (LiaRecordQuery) all = lia_record_query_new (self->type);
  const gint64 n_all = lia_record_query_count (all, reader, NULL);
  const gint64 n_list = self->list != NULL ? lia_record_query_count (self->list, reader, NULL) : 0;
  const guint n_selected = self->selected != NULL ? self->selected->len : 0;

  if (n_selected > 1)
    add_scope (self, SCOPE_SELECTED, g_strdup_printf (_ ("Selected (%'u)"), n_selected));
  if (self->list != NULL)
    add_scope (self, SCOPE_LIST,
               g_strdup_printf (_ ("As Listed Now (%'u)"), (guint) MAX (n_list, 0)));
  if (self->list == NULL || n_list != n_all)
    add_scope (self, SCOPE_ALL, g_strdup_printf (_ ("All (%'u)"), (guint) MAX (n_all, 0)));
}

static void
on_column_switched (LiaExportDialog *self, GParamSpec *pspec, AdwSwitchRow *row)
{
  guint place = 0;

  if (!g_ptr_array_find (self->column_rows, row, &place))
    return;
  g_array_index (self->chosen, gboolean, place) = adw_switch_row_get_active (row);
  update_counts (self);
}

static void
add_column_row (LiaExportDialog *self)
{
  const guint place = self->column_rows->len;
  const LiaField *field = g_ptr_array_index (self->columns, place);
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), g_array_index (self->chosen, gboolean, place));
  gtk_widget_set_visible (row, is_offered (self, place));
  g_signal_connect_object (row, "notify::active", G_CALLBACK (on_column_switched), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->column_rows, row);
  adw_preferences_group_add (self->columns_group, row);
}

/* Two dozen rows take too long for one turn; what is chosen is known without them. */
static gboolean
add_next_row (GtkWidget *widget)
{
  LiaExportDialog *self = LIA_EXPORT_DIALOG (widget);

  if (self->levels_row == NULL)
    add_choice (self);
  else
    add_column_row (self);

  return self->column_rows->len < self->columns->len;
}

static void
add_column (LiaExportDialog *self, const LiaField *field, gboolean chosen)
{
  g_ptr_array_add (self->columns, (gpointer) field);
  g_array_append_val (self->chosen, chosen);
}

/* What follows from other records is there to be chosen, and chosen where it says whom someone belongs to. */
static void
fill_columns (LiaExportDialog *self)
{
  guint n_derived;
  const LiaDerivedField *derived = lia_record_type_get_derived (self->type, &n_derived);

  for (guint i = 0; i < self->type->n_fields; i++)
    add_column (self, &self->type->fields[i], TRUE);
  for (guint i = 0; i < n_derived; i++)
    add_column (self, &derived[i].field, derived[i].field.type == LIA_FIELD_REF);
  lia_steps_add_pieces (GTK_WIDGET (self), add_next_row);
}

static void
lia_export_dialog_dispose (GObject *object)
{
  LiaExportDialog *self = LIA_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->window);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->list, lia_record_query_unref);
  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->column_rows, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_clear_pointer (&self->scopes, g_array_unref);
  g_clear_object (&self->scope_labels);
  g_clear_pointer (&self->shown_formats, g_array_unref);

  G_OBJECT_CLASS (lia_export_dialog_parent_class)->dispose (object);
}

static void
lia_export_dialog_class_init (LiaExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaExportDialog, choices_group);
  gtk_widget_class_bind_template_child (widget_class, LiaExportDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, LiaExportDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_none_clicked);
  gtk_widget_class_install_action (widget_class, "export.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "export.close", NULL, close_action);
}

static void
lia_export_dialog_init (LiaExportDialog *self)
{
  self->scope_labels = gtk_string_list_new (NULL);
  self->scopes = g_array_new (FALSE, FALSE, sizeof (Scope));
  self->shown_formats = g_array_new (FALSE, FALSE, sizeof (guint));
  self->column_rows = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gboolean));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "close-attempt", G_CALLBACK (on_close_attempt), NULL);
}

LiaExportDialog *
lia_export_dialog_present (LiaWindow *window,
                           LiaWorkspace *workspace,
                           const LiaRecordType *type,
                           LiaRecordQuery *list,
                           GArray *selected,
                           const char *format)
{
  LiaExportDialog *self;

  g_return_val_if_fail (LIA_IS_WINDOW (window), NULL);
  g_return_val_if_fail (LIA_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (LIA_TYPE_EXPORT_DIALOG, NULL);
  self->window = g_object_ref (window);
  self->workspace = g_object_ref (workspace);
  self->type = type;
  self->list = list != NULL ? lia_record_query_ref (list) : NULL;
  self->selected = selected;
  fill_formats (self, format);
  fill_scopes (self);
  fill_columns (self);
  update (self);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
  return self;
}
