/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long opening a partner's page, and each of its sections, keeps the main loop from its next turn: processor time of
 * the longest turn, beside the 8 ms that nothing may take, on a machine of the speed that limit was set on. */
#include "lia-partner-page.h"
#include "lia-test-roster.h"
#include "lia-watchdog.h"

#define N_ROWS     12
#define N_OPENINGS 5

static void
add_row (LiaTestRoster *self, const char *table, const char *partner, const char *const *cells)
{
  g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find (table));
  g_autoptr (GError) error = NULL;
  LiaReader *reader = lia_workspace_get_reader (self->workspace);

  lia_record_parse (record, "partner", partner, reader, &error);
  g_assert_no_error (error);
  for (guint i = 0; cells[i] != NULL; i += 2)
    {
      lia_record_parse (record, cells[i], cells[i + 1], reader, &error);
      g_assert_no_error (error);
    }
  lia_workspace_save (self->workspace, record, &error);
  g_assert_no_error (error);
}

static gint64
add_partner (LiaTestRoster *self)
{
  static const char *const interaction[]
      = { "kind",           "meeting",       "date",  "2026-02-01",
          "summary",        "Steering call", "notes", "Spoke of the annual plan",
          "follow_up_date", "2026-02-10",    NULL };
  static const char *const agreement[] = { "kind",       "mou",      "title",
                                           "Memorandum", "end_date", "2027-01-01",
                                           "reference",  "MoU 1",    NULL };
  static const char *const commitment[]
      = { "kind",        "staff",    "title",      "Two experts", "value",
          "1000.00 EUR", "due_date", "2026-05-01", NULL };
  static const char *const benefit[] = { "kind", "brand-display", "due_date", "2026-05-01", NULL };
  static const char *const feedback[]
      = { "direction", "from-partner", "date",          "2026-01-01", "rating",
          "4",         "comment",      "Well prepared", NULL };
  gint64 id = lia_test_roster_add (
      self, "name", "Harbour University", "acronym", "HU", "level", "Strategic Partner", "country",
      "NZ", "website", "https://harbour.example", "email", "office@harbour.example", "description",
      "Teaches and does research", "status", "active", NULL);
  g_autofree char *partner = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  for (guint i = 0; i < N_ROWS; i++)
    {
      add_row (self, "interaction", partner, interaction);
      add_row (self, "agreement", partner, agreement);
      add_row (self, "commitment", partner, commitment);
      add_row (self, "benefit", partner, benefit);
      add_row (self, "feedback", partner, feedback);
    }

  return id;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a;
  const gint64 *right = b;

  return (*left > *right) - (*left < *right);
}

static void
bench_opening (LiaTestRoster *self, gconstpointer data)
{
  static const char *const sections[] = { "profile",     "people",   "engagement", "agreements",
                                          "commitments", "benefits", "feedback",   "history" };
  gint64 took[G_N_ELEMENTS (sections)][N_OPENINGS];
  gint64 id = add_partner (self);
  double limit = 0;

  lia_watchdog_start (NULL);
  for (guint i = 0; i < N_OPENINGS; i++)
    {
      LiaPage *page = NULL;

      lia_test_roster_show (self, "partners", 1280, 800);
      for (guint j = 0; j < G_N_ELEMENTS (sections); j++)
        {
          lia_watchdog_reset ();
          if (j == 0)
            lia_window_open_record (self->window, lia_record_type_find ("partner"), id);
          else
            lia_record_page_show_section (LIA_RECORD_PAGE (page), sections[j]);
          lia_test_settle (self);
          page = lia_window_get_visible_page (self->window);
          g_assert_true (LIA_IS_PARTNER_PAGE (page));
          took[j][i] = lia_watchdog_get_longest ();
        }
      gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
      lia_test_settle (self);
    }

  limit = LIA_WATCHDOG_LIMIT * lia_watchdog_get_slowness ();
  for (guint j = 0; j < G_N_ELEMENTS (sections); j++)
    {
      double first = (double) took[j][0];
      double median = 0;

      qsort (took[j], N_OPENINGS, sizeof (gint64), compare);
      median = (double) took[j][N_OPENINGS / 2];
      g_print ("# %s: longest turn %.1f ms the first time, %.1f ms the median of %d; "
               "%.2f and %.2f of the limit\n",
               sections[j], first / 1000, median / 1000, N_OPENINGS, first / limit, median / limit);
    }
}

int
main (int argc, char **argv)
{
  lia_test_roster_init (&argc, &argv);

  g_test_add ("/bench/page-opening", LiaTestRoster, NULL, lia_test_roster_set_up, bench_opening,
              lia_test_roster_tear_down);

  return g_test_run ();
}
