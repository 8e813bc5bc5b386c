/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a section writes: each one batch, told with a toast to undo it. */
#include "lia-config.h"

#include "lia-record-section.h"

#include <glib/gi18n-lib.h>

#include "lia-date-text.h"
#include "lia-record-dialog.h"
#include "lia-window.h"

static const LiaRecordType *
get_type (LiaRecordSection *self)
{
  return lia_record_type_find (LIA_RECORD_SECTION_GET_CLASS (self)->table);
}

static void
tell (LiaRecordSection *self, const char *done)
{
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (self));

  if (window != NULL)
    lia_window_add_undo_toast (window, done);
}

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

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));

  lia_workspace_save_async (lia_record_section_get_workspace (self), record, NULL, on_saved,
                            saving_new (self, done));
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

void
lia_record_section_trash (LiaRecordSection *self, LiaRecord *record)
{
  gint64 id = 0;
  g_autofree char *name = NULL;
  g_autofree char *done = NULL;

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));
  g_return_if_fail (LIA_IS_RECORD (record));

  id = lia_record_get_id (record);
  name = lia_record_get_display_name (record);
  done = g_strdup_printf (_ ("“%s” moved to the trash"), name);
  lia_workspace_trash_async (lia_record_section_get_workspace (self), get_type (self), &id, 1, NULL,
                             on_trashed, saving_new (self, done));
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
  LiaRecordSectionClass *klass = LIA_RECORD_SECTION_GET_CLASS (self);
  g_autofree char *id = NULL;
  LiaRecord *record = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_SECTION (self), NULL);

  record = lia_record_new (get_type (self));
  id = g_strdup_printf ("%" G_GINT64_FORMAT,
                        lia_record_get_id (lia_record_section_get_owner (self)));
  /* Parsed and not set, so that the form knows the name. */
  if (!lia_record_parse (record, lia_record_section_get_owner_field (self), id,
                         lia_workspace_get_reader (lia_record_section_get_workspace (self)), NULL))
    {
      LiaValue value = LIA_INTEGER (lia_record_get_id (lia_record_section_get_owner (self)));

      lia_record_set_value (record, lia_record_section_get_owner_field (self), &value);
    }
  if (klass->prepare != NULL)
    klass->prepare (self, record);

  return record;
}

void
lia_record_section_edit (LiaRecordSection *self, LiaRecord *record, const char *field)
{
  LiaRecordDialog *dialog = NULL;

  g_return_if_fail (LIA_IS_RECORD_SECTION (self));

  dialog = lia_record_dialog_new (lia_record_section_get_workspace (self), record);
  lia_record_dialog_hide_field (dialog, lia_record_section_get_owner_field (self));
  if (field != NULL)
    lia_record_dialog_focus_field (dialog, field);
  g_signal_connect_object (dialog, "saved",
                           lia_record_get_id (record) == 0 ? G_CALLBACK (on_form_added)
                                                           : G_CALLBACK (on_form_changed),
                           self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
