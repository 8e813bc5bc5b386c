/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-level-benefits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-text.h"

/* Words, folded, of which one tells the kind; the first line that has one in the text wins. */
static const struct
{
  const char *kind;
  const char *words;
} meanings[] = {
  { "acknowledgement", "annual review|acknowledg" },
  { "bespoke-feedback", "feedback" },
  { "naming-rights", "naming" },
  { "sponsorship-branding", "sponsor" },
  { "communication", "communicat|platform" },
  { "brand-display", "brand|logo" },
  { "service-provider-roster", "service provider|service-provider|roster" },
  { "expert-papers", "paper|decision-maker|decision maker" },
  { "decision-events", "decision event|council|plenipotentiary" },
  { "showcase", "showcase|exhibit" },
  { "publicity", "publicity|visib|media" },
  { "participation", "participat|workshop|training|drill" },
};

const char *
lia_level_benefits_guess_kind (const char *text)
{
  g_autofree char *folded = lia_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      g_auto (GStrv) words = g_strsplit (meanings[i].words, "|", -1);

      for (guint j = 0; words[j] != NULL; j++)
        if (strstr (folded, words[j]) != NULL)
          return meanings[i].kind;
    }

  return "other";
}

char *
lia_level_benefits_make_key (const char *kind, const char *title)
{
  g_autofree char *folded = NULL;

  if (g_strcmp0 (kind, "other") != 0)
    return g_strdup (kind);
  folded = lia_text_fold (title != NULL ? title : "");

  return g_strconcat (kind, " ", folded, NULL);
}

static GHashTable *
read_keys (LiaReader *reader, gint64 partner, GError **error)
{
  LiaStatement *statement = lia_reader_prepare (reader,
                                                "SELECT kind, title FROM benefit WHERE partner = ?1"
                                                " AND trashed_at IS NULL AND undone = 0",
                                                error);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  lia_statement_bind_integer (statement, 1, partner);
  while (lia_statement_step (statement, &local_error))
    g_hash_table_add (keys, lia_level_benefits_make_key (lia_statement_get_text (statement, 0),
                                                         lia_statement_get_text (statement, 1)));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&keys);
}

static LiaRecord *
make_benefit (gint64 partner, const char *kind, const char *text)
{
  LiaRecord *benefit = lia_record_new (lia_record_type_find ("benefit"));
  LiaValue partner_value = LIA_INTEGER (partner);
  LiaValue kind_value = LIA_TEXT (kind);
  LiaValue title_value = LIA_TEXT (text);

  lia_record_set_value (benefit, "partner", &partner_value);
  lia_record_set_value (benefit, "kind", &kind_value);
  lia_record_set_value (benefit, "title", &title_value);

  return benefit;
}

GPtrArray *
lia_level_benefits_list_missing (LiaReader *reader, gint64 partner, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LiaRecord) record
      = lia_record_load (reader, lia_record_type_find ("partner"), partner, error);
  g_autoptr (LiaRecord) level = NULL;
  g_autoptr (GHashTable) keys = NULL;
  g_auto (GStrv) benefits = NULL;

  if (record == NULL)
    return NULL;
  if (lia_record_get_integer (record, "level") == 0)
    return g_steal_pointer (&missing);
  level = lia_record_load (reader, lia_record_type_find ("level"),
                           lia_record_get_integer (record, "level"), error);
  keys = level != NULL ? read_keys (reader, partner, error) : NULL;
  if (keys == NULL)
    return NULL;

  benefits = lia_record_get_set (level, "benefits");
  for (guint i = 0; benefits[i] != NULL; i++)
    {
      const char *kind = lia_level_benefits_guess_kind (benefits[i]);

      if (g_hash_table_add (keys, lia_level_benefits_make_key (kind, benefits[i])))
        g_ptr_array_add (missing, make_benefit (partner, kind, benefits[i]));
    }

  return g_steal_pointer (&missing);
}

static gboolean
add_missing (LiaBatch *batch, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *partner = data;
  g_autoptr (GPtrArray) missing
      = lia_level_benefits_list_missing (lia_batch_get_reader (batch), *partner, error);

  for (guint i = 0; missing != NULL && i < missing->len; i++)
    if (!lia_record_save (g_ptr_array_index (missing, i), batch, error))
      return FALSE;

  return missing != NULL;
}

void
lia_level_benefits_add_async (LiaWorkspace *workspace,
                              gint64 partner,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));

  lia_workspace_write_async (workspace, _ ("Add the benefits of the level"), add_missing,
                             g_memdup2 (&partner, sizeof partner), g_free, cancellable, callback,
                             user_data);
}
