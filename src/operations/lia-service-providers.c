/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-service-providers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-date.h"
#include "lia-error.h"
#include "lia-export-file.h"
#include "lia-partner-choices.h"
#include "lia-partner.h"
#include "lia-today.h"

/* Partners are loaded so many at a time. */
#define PAGE_SIZE 500

typedef struct
{
  LiaReader *reader;
  LiaDirectory *directory;
  GHashTable
      *sections; /* (element-type utf8 LiaDirectorySection): by token, "" for none; borrowed */
  guint n;
} Collecting;

/* Of the person who is there for the partner: name, post, e-mail, phone, as lines. */
static gboolean
find_contact (LiaReader *reader, gint64 partner, char **text, char **email, GError **error)
{
  GError *local_error = NULL;
  LiaStatement *statement = lia_reader_prepare (
      reader,
      "SELECT concat_ws (' ', p.honorific, p.given_name, p.family_name), coalesce (a.post, p.post),"
      " p.email, coalesce (p.phone, p.mobile) FROM affiliation a JOIN person p ON p.id = a.person"
      " WHERE a.partner = ?1 AND a.trashed_at IS NULL AND a.undone = 0"
      " AND p.trashed_at IS NULL AND p.undone = 0"
      " AND (a.to_date IS NULL OR a.to_date >= date ('now', 'localtime'))"
      " ORDER BY a.main DESC, coalesce (a.from_date, '') DESC, a.id LIMIT 1",
      error);

  *text = NULL;
  *email = NULL;
  if (statement == NULL)
    return FALSE;
  lia_statement_bind_integer (statement, 1, partner);
  while (lia_statement_step (statement, &local_error))
    {
      g_autoptr (GString) lines = g_string_new (NULL);

      for (int column = 0; column < 4; column++)
        {
          const char *cell = lia_statement_get_text (statement, column);

          if (cell != NULL && *cell != '\0')
            g_string_append_printf (lines, "%s%s", lines->len > 0 ? ", " : "", cell);
        }
      g_free (*text);
      g_free (*email);
      *text = g_string_free_and_steal (g_steal_pointer (&lines));
      *email = g_strdup (lia_statement_get_text (statement, 2));
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static char *
make_mail_link (const char *email)
{
  g_autofree char *escaped = NULL;

  if (email == NULL)
    return NULL;
  escaped = g_uri_escape_string (email, "@!$'*+-._~", TRUE);
  return g_strconcat ("mailto:", escaped, NULL);
}

/* "+41 (0)22 730 51 11 ext. 12" is dialled as "+41227305111;ext=12". */
static char *
make_phone_link (const char *phone)
{
  const char *extension = strstr (phone, " ext. ");
  GString *link = g_string_new ("tel:");

  for (const char *p = phone; *p != '\0' && p != extension; p++)
    if (strncmp (p, "(0)", 3) == 0 && phone[0] == '+')
      p += 2;
    else if (g_ascii_isdigit (*p) || (*p == '+' && p == phone))
      g_string_append_c (link, *p);
  if (extension != NULL)
    g_string_append_printf (link, ";ext=%s", extension + strlen (" ext. "));
  return g_string_free_and_steal (link);
}

static char *
make_note (LiaRecord *record)
{
  const char *acronym = lia_record_get_text (record, "acronym");
  g_autofree char *country = lia_record_format (record, "country", LIA_RECORD_DISPLAY);

  if (acronym == NULL || *country == '\0')
    return g_strdup (acronym != NULL ? acronym : country);
  return g_strdup_printf ("%s · %s", acronym, country);
}

static gboolean
add_entry (Collecting *self, LiaRecord *record, GError **error)
{
  const char *sector = lia_record_get_text (record, "sector");
  LiaDirectorySection *section = g_hash_table_lookup (self->sections, sector != NULL ? sector : "");
  g_autofree char *note = make_note (record);
  g_auto (GStrv) services = lia_record_get_set (record, "services");
  g_autofree char *service_list = g_strjoinv (", ", services);
  const char *email = lia_record_get_text (record, "email");
  const char *phone = lia_record_get_text (record, "phone");
  g_autofree char *mail_link = make_mail_link (email);
  g_autofree char *phone_link = phone != NULL ? make_phone_link (phone) : NULL;
  g_autofree char *contact = NULL;
  g_autofree char *contact_email = NULL;
  g_autofree char *contact_link = NULL;
  LiaDirectoryEntry *entry;

  if (section == NULL)
    section = g_hash_table_lookup (self->sections, "");
  if (!find_contact (self->reader, lia_record_get_id (record), &contact, &contact_email, error))
    return FALSE;
  contact_link = make_mail_link (contact_email);
  entry = lia_directory_section_add_entry (section, lia_record_get_text (record, "name"), note);
  if (lia_record_get_text (record, "description") != NULL)
    entry->description = g_strdup (lia_record_get_text (record, "description"));
  lia_directory_entry_add_fact (entry, _ ("Services"), service_list, NULL);
  lia_directory_entry_add_fact (entry, _ ("Website"), lia_record_get_text (record, "website"),
                                lia_record_get_text (record, "website"));
  lia_directory_entry_add_fact (entry, _ ("E-Mail"), email, mail_link);
  lia_directory_entry_add_fact (entry, _ ("Phone"), phone, phone_link);
  lia_directory_entry_add_fact (entry, _ ("Contact"), contact, contact_link);
  self->n++;
  return TRUE;
}

/* In the order of the choices; those without a sector come last. */
static void
add_sections (Collecting *self)
{
  for (guint i = 0; lia_sectors[i].token != NULL; i++)
    g_hash_table_insert (self->sections, (gpointer) lia_sectors[i].token,
                         lia_directory_add_section (
                             self->directory, g_dgettext (GETTEXT_PACKAGE, lia_sectors[i].label)));
  g_hash_table_insert (self->sections, (gpointer) "",
                       lia_directory_add_section (self->directory, _ ("Other")));
}

static void
remove_empty_sections (LiaDirectory *directory)
{
  for (guint i = directory->sections->len; i > 0; i--)
    {
      const LiaDirectorySection *section = g_ptr_array_index (directory->sections, i - 1);

      if (section->entries->len == 0)
        g_ptr_array_remove_index (directory->sections, i - 1);
    }
}

static gboolean
collect (Collecting *self, LiaRecordQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaRecordQuery) all = NULL;
  g_autoptr (GArray) ids = NULL;

  if (query == NULL)
    {
      all = lia_record_query_new (&lia_partner_type);
      if (!lia_record_query_add_filter (all, "service_provider", LIA_MATCH_EQUAL, &LIA_INTEGER (1),
                                        error))
        return FALSE;
      query = all;
    }
  ids = lia_record_query_run (query, self->reader, error);
  for (guint i = 0; ids != NULL && i < ids->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) records
          = lia_record_load_many (self->reader, &lia_partner_type, &g_array_index (ids, gint64, i),
                                  MIN (PAGE_SIZE, ids->len - i), error);

      if (records == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          LiaRecord *record = g_ptr_array_index (records, j);

          if (lia_record_get_integer (record, "service_provider") != 0
              && !add_entry (self, record, error))
            return FALSE;
        }
    }
  return ids != NULL;
}

static LiaDirectory *
make_directory (LiaReader *reader,
                LiaRecordQuery *query,
                guint *n,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *today = lia_today_to_iso ();
  g_autofree char *shown = lia_date_to_display (today);
  g_autoptr (LiaDirectory) directory = lia_directory_new (_ ("Service Providers"), shown);
  g_autoptr (GHashTable) sections = g_hash_table_new (g_str_hash, g_str_equal);
  Collecting self = { reader, directory, sections, 0 };

  add_sections (&self);
  if (!collect (&self, query, cancellable, error))
    return NULL;
  remove_empty_sections (directory);
  if (self.n == 0)
    directory->empty = g_strdup (_ ("There are no service providers in this list."));
  *n = self.n;
  return g_steal_pointer (&directory);
}

typedef struct
{
  const LiaDirectory *directory;
  LiaPaper paper;
  gboolean pdf;
} Writing;

static gboolean
write_directory (GOutputStream *stream, gpointer data, GCancellable *cancellable, GError **error)
{
  const Writing *self = data;

  return self->pdf
             ? lia_directory_write_pdf (self->directory, self->paper, stream, cancellable, error)
             : lia_directory_write_html (self->directory, stream, cancellable, error);
}

gboolean
lia_service_providers_write (LiaReader *reader,
                             LiaRecordQuery *query,
                             LiaPaper paper,
                             const char *path,
                             guint *n_written,
                             GCancellable *cancellable,
                             GError **error)
{
  Writing writing = { NULL, paper, lia_export_has_suffix (path, ".pdf") };
  g_autoptr (LiaDirectory) directory = NULL;
  guint n = 0;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!writing.pdf && !lia_export_has_suffix (path, ".html"))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, LIA_ERROR, LIA_ERROR_INVALID,
                   _ ("“%s”: the format goes by the end of the name; it can be .html or .pdf"),
                   shown);
      return FALSE;
    }
  if (!lia_reader_begin (reader, error))
    return FALSE;
  directory = make_directory (reader, query, &n, cancellable, error);
  lia_reader_end (reader);
  if (directory == NULL)
    return FALSE;
  if (n_written != NULL)
    *n_written = n;
  writing.directory = directory;
  return lia_export_write_file (path, write_directory, &writing, cancellable, error);
}
