/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-merge-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-duplicate-row.h"
#include "lia-merge.h"
#include "lia-text.h"
#include "lia-window.h"

struct _LiaMergeDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkButton *merge_button;
  AdwBanner *banner;
  GtkLabel *reason;
  GtkListBox *fields;
  GtkLabel *same;
  GtkLabel *moves;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  GPtrArray *records; /* (nullable) (element-type LiaRecord) */
  LiaMerge *merge; /* (nullable) */

  const LiaRecordType *type;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LiaMergeDialog, lia_merge_dialog, ADW_TYPE_DIALOG)

/* What a choice stands for: a record's cell, or 0 for both together. */
typedef struct
{
  LiaMergeDialog *dialog; /* borrowed */
  const char *field; /* NULL: which record is kept */
  gint64 id;
} Choice;

static void fill (LiaMergeDialog *self);

static LiaRecord *
get_record (LiaMergeDialog *self, guint i)
{
  return g_ptr_array_index (self->records, i);
}

static void
show_error (LiaMergeDialog *self, const GError *error)
{
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
update_actions (LiaMergeDialog *self)
{
  const gboolean ready
      = !self->busy && self->merge != NULL && !lia_workspace_is_read_only (self->workspace);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.merge", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.not-a-duplicate",
                                 ready && self->records->len == 2);
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->busy);
}

/* What moves depends on which is kept. */
static void
show_moves (LiaMergeDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) moves
      = lia_merge_count_moves (self->merge, lia_workspace_get_reader (self->workspace), &error);
  g_autofree char *described = moves != NULL ? lia_merge_describe_moves (moves) : NULL;
  g_autofree char *text = NULL;

  if (moves == NULL)
    {
      show_error (self, error);
      return;
    }
  text = *described != '\0'
             ? g_strdup_printf (_ ("Moves to the entry that is kept: %s."), described)
             : g_strdup (_ ("Nothing points at what goes to the trash."));
  gtk_label_set_text (self->moves, text);
}

static gboolean
refill (gpointer data)
{
  LiaMergeDialog *self = data;

  if (self->fields != NULL)
    fill (self);
  return G_SOURCE_REMOVE;
}

static void
on_toggled (GtkCheckButton *button, Choice *choice)
{
  LiaMergeDialog *self = choice->dialog;

  if (!gtk_check_button_get_active (button))
    return;
  if (choice->field != NULL)
    {
      lia_merge_take (self->merge, choice->field, choice->id);
      return;
    }
  lia_merge_set_keep (self->merge, choice->id);
  show_moves (self);
  /* What is taken unless said otherwise changes with it; not while the button is being told. */
  g_idle_add_full (G_PRIORITY_DEFAULT, refill, g_object_ref (self), g_object_unref);
}

static GtkWidget *
make_choice (LiaMergeDialog *self,
             const char *field,
             gint64 id,
             const char *text,
             GtkWidget *group,
             gboolean active)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);
  Choice *choice = g_new0 (Choice, 1);

  choice->dialog = self;
  choice->field = field;
  choice->id = id;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_lines (GTK_LABEL (label), 6);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), active);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_data (button, "toggled", G_CALLBACK (on_toggled), choice,
                         (GClosureNotify) (GCallback) g_free, 0);
  return button;
}

static GtkWidget *
add_row (LiaMergeDialog *self, const char *title, GtkWidget **choices)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);

  /* Two stand side by side; more would be too narrow. */
  *choices = gtk_box_new (self->records->len == 2 ? GTK_ORIENTATION_HORIZONTAL
                                                  : GTK_ORIENTATION_VERTICAL,
                          self->records->len == 2 ? 12 : 6);
  gtk_box_set_homogeneous (GTK_BOX (*choices), self->records->len == 2);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), *choices);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*choices), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_list_box_append (self->fields, row);
  return box;
}

/* How much hangs on a record helps to choose which one to keep. */
static char *
describe_record (LiaMergeDialog *self, LiaRecord *record)
{
  const gint64 id = lia_record_get_id (record);
  g_autoptr (LiaMerge) loss = lia_merge_new (self->type, 0, &id, 1);
  g_autoptr (GArray) moves
      = lia_merge_count_moves (loss, lia_workspace_get_reader (self->workspace), NULL);
  g_autofree char *name = lia_record_get_display_name (record);
  g_autofree char *visible = lia_text_make_bidi_visible (name);
  g_autofree char *points = NULL;
  guint n = 0;

  for (guint i = 0; moves != NULL && i < moves->len; i++)
    n += g_array_index (moves, LiaMergeMove, i).n;
  points = g_strdup_printf (ngettext ("%'u record points at it", "%'u records point at it", n), n);
  return g_strdup_printf ("%s\n%s", visible, points);
}

static void
add_keep_row (LiaMergeDialog *self)
{
  GtkWidget *choices = NULL;
  GtkWidget *group = NULL;

  add_row (self, _ ("Entry That Is Kept"), &choices);
  for (guint i = 0; i < self->records->len; i++)
    {
      const gint64 id = lia_record_get_id (get_record (self, i));
      g_autofree char *text = describe_record (self, get_record (self, i));
      GtkWidget *choice
          = make_choice (self, NULL, id, text, group, id == lia_merge_get_keep (self->merge));

      if (group == NULL)
        group = choice;
      gtk_box_append (GTK_BOX (choices), choice);
    }
}

static gboolean
is_united (const LiaField *field)
{
  switch (field->type)
    {
    case LIA_FIELD_SET:
    case LIA_FIELD_CHOICE_SET:
    case LIA_FIELD_LANGUAGES:
    case LIA_FIELD_MULTILINE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The record whose cell is taken unless said otherwise. */
static gint64
find_usual (LiaMergeDialog *self, const LiaField *field)
{
  const gint64 keep = lia_merge_get_keep (self->merge);
  gint64 first = 0;

  for (guint i = 0; i < self->records->len; i++)
    {
      LiaRecord *record = get_record (self, i);
      const LiaValue value = lia_record_get_value (record, field->name);
      const gboolean wins
          = field->type == LIA_FIELD_BOOLEAN ? value.integer != 0 : value.type != LIA_VALUE_NULL;

      if (!wins)
        continue;
      if (lia_record_get_id (record) == keep)
        return keep;
      if (first == 0)
        first = lia_record_get_id (record);
    }
  return first != 0 ? first : keep;
}

static gboolean
differs (LiaMergeDialog *self, const LiaField *field)
{
  for (guint i = 1; i < self->records->len; i++)
    {
      const LiaValue value = lia_record_get_value (get_record (self, 0), field->name);
      const LiaValue other = lia_record_get_value (get_record (self, i), field->name);

      if (!lia_value_equal (&value, &other))
        return TRUE;
    }
  return FALSE;
}

static guint
count_filled (LiaMergeDialog *self, const LiaField *field)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    n += lia_record_get_value (get_record (self, i), field->name).type != LIA_VALUE_NULL;
  return n;
}

static void
add_field_row (LiaMergeDialog *self, const LiaField *field)
{
  const gboolean united = is_united (field) && count_filled (self, field) > 1;
  gint64 active = lia_merge_get_taken (self->merge, field->name);
  GtkWidget *choices = NULL;
  GtkWidget *group = NULL;
  GtkWidget *box;

  if (active == 0 && !united)
    active = find_usual (self, field);

  box = add_row (self, _ (field->label), &choices);
  for (guint i = 0; i < self->records->len; i++)
    {
      const gint64 id = lia_record_get_id (get_record (self, i));
      g_autofree char *text
          = lia_record_format (get_record (self, i), field->name, LIA_RECORD_DISPLAY);
      g_autofree char *visible = lia_text_make_bidi_visible (text);
      GtkWidget *choice = make_choice (
          self, field->name, id, *visible != '\0' ? visible : _ ("Nothing"), group, id == active);

      if (*visible == '\0')
        gtk_widget_add_css_class (choice, "dimmed");
      if (group == NULL)
        group = choice;
      gtk_box_append (GTK_BOX (choices), choice);
    }
  if (united)
    gtk_box_append (GTK_BOX (box), make_choice (self, field->name, 0,
                                                self->records->len == 2 ? _ ("Both") : _ ("All"),
                                                group, active == 0));
}

static void
fill (LiaMergeDialog *self)
{
  g_autofree char *same = NULL;
  guint n_same = 0;

  gtk_list_box_remove_all (self->fields);
  add_keep_row (self);
  /* What contradicts each other comes first: that is what has to be looked at. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->type->n_fields; i++)
      {
        const LiaField *field = &self->type->fields[i];

        if (!differs (self, field))
          n_same += pass;
        else if ((count_filled (self, field) > 1) == (pass == 0))
          add_field_row (self, field);
      }
  same = g_strdup_printf (
      ngettext ("%u field is the same or empty.", "%u fields are the same or empty.", n_same),
      n_same);
  gtk_label_set_text (self->same, same);
  show_moves (self);
}

/* Doing it. */

static void
finish (LiaMergeDialog *self, const char *done, const GError *error)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  self->busy = FALSE;
  if (self->fields == NULL)
    return;
  update_actions (self);
  if (error != NULL)
    {
      show_error (self, error);
      return;
    }
  adw_dialog_force_close (ADW_DIALOG (self));
  if (window != NULL)
    lia_window_add_undo_toast (window, done);
}

static void
on_merged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  lia_merge_finish (LIA_WORKSPACE (source), result, &error);
  finish (self, _ ("Merged into one"), error);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaMergeDialog *self = LIA_MERGE_DIALOG (widget);

  adw_banner_set_revealed (self->banner, FALSE);
  self->busy = TRUE;
  update_actions (self);
  lia_merge_run_async (self->workspace, self->merge, NULL, on_merged, g_object_ref (self));
}

static void
on_told_apart (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  lia_workspace_save_finish (LIA_WORKSPACE (source), result, NULL, &error);
  finish (self, _ ("Remembered as not a duplicate"), error);
}

static void
not_a_duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaMergeDialog *self = LIA_MERGE_DIALOG (widget);
  g_autoptr (LiaRecord) namesake = lia_record_new (lia_duplicate_namesake_type (self->type));
  static const char *const sides[] = { "first", "second" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *id
          = g_strdup_printf ("%" G_GINT64_FORMAT, lia_record_get_id (get_record (self, i)));

      if (!lia_record_parse (namesake, sides[i], id, lia_workspace_get_reader (self->workspace),
                             &error))
        {
          show_error (self, error);
          return;
        }
    }
  self->busy = TRUE;
  update_actions (self);
  lia_workspace_save_async (self->workspace, namesake, NULL, on_told_apart, g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
lia_merge_dialog_dispose (GObject *object)
{
  LiaMergeDialog *self = LIA_MERGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_MERGE_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->merge, lia_merge_free);

  G_OBJECT_CLASS (lia_merge_dialog_parent_class)->dispose (object);
}

static void
lia_merge_dialog_class_init (LiaMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_merge_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaMergeDialog, merge_button);
  gtk_widget_class_bind_template_child (widget_class, LiaMergeDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, LiaMergeDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, LiaMergeDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, LiaMergeDialog, same);
  gtk_widget_class_bind_template_child (widget_class, LiaMergeDialog, moves);

  gtk_widget_class_install_action (widget_class, "dialog.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "dialog.not-a-duplicate", NULL,
                                   not_a_duplicate_action);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "dialog.merge", NULL);
}

static void
lia_merge_dialog_init (LiaMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaMergeDialog *
lia_merge_dialog_new_for_ids (LiaWorkspace *workspace,
                              const LiaRecordType *type,
                              const gint64 *ids,
                              guint n)
{
  LiaMergeDialog *self = g_object_new (LIA_TYPE_MERGE_DIALOG, NULL);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (n >= 2, NULL);

  self->workspace = g_object_ref (workspace);
  self->type = type;
  self->records = lia_record_load_many (lia_workspace_get_reader (workspace), type, ids, n, &error);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  if (self->records == NULL || self->records->len < 2)
    {
      if (error != NULL)
        show_error (self, error);
    }
  else
    {
      self->merge = lia_merge_new (type, ids[0], ids + 1, n - 1);
      fill (self);
    }
  update_actions (self);

  return self;
}

LiaMergeDialog *
lia_merge_dialog_new (LiaWorkspace *workspace,
                      const LiaRecordType *type,
                      const LiaDuplicate *duplicate)
{
  const gint64 ids[] = { duplicate->first, duplicate->second };
  LiaMergeDialog *self = lia_merge_dialog_new_for_ids (workspace, type, ids, G_N_ELEMENTS (ids));
  g_autofree char *visible = lia_text_make_bidi_visible (duplicate->reason);
  /* Translators: how likely two records are the same, of 100, and why */
  g_autofree char *reason
      = g_strdup_printf (_ ("%s, %u of 100: %s."), lia_duplicate_get_certainty (duplicate->score),
                         duplicate->score, visible);

  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);

  return self;
}

void
lia_merge_dialog_present (LiaMergeDialog *self, GtkWidget *parent)
{
  g_return_if_fail (LIA_IS_MERGE_DIALOG (self));

  adw_dialog_present (ADW_DIALOG (self), parent);
}
