/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-affiliations-section.h"

#include <glib/gi18n-lib.h>

#include "lia-date-text.h"
#include "lia-link.h"
#include "lia-person-text.h"
#include "lia-quick-add-dialog.h"
#include "lia-window.h"

#define AVATAR_SIZE 36

struct _LiaAffiliationsSection
{
  LiaRecordSection parent_instance;

  /* borrowed */
  GtkWidget *existing;
};

G_DEFINE_FINAL_TYPE (LiaAffiliationsSection, lia_affiliations_section, LIA_TYPE_RECORD_SECTION)

/* The side of the affiliation that is not the owner. */
static const char *
get_other_field (LiaRecordSection *section)
{
  return g_strcmp0 (lia_record_section_get_owner_field (section), "person") == 0 ? "partner"
                                                                                 : "person";
}

static gboolean
is_former (LiaRecordSection *section, LiaRecord *record)
{
  return lia_date_text_days (lia_record_get_text (record, "to_date"),
                             lia_record_section_get_today (section))
         < 0;
}

static void
on_end (GtkWidget *section, LiaRecord *record)
{
  lia_record_section_set_today (LIA_RECORD_SECTION (section), record, "to_date",
                                _ ("Affiliation ended"));
}

static void
add_ways (LiaSectionRow *row, LiaRecord *person)
{
  static const struct
  {
    const char *field;
    LiaFieldType type;
    const char *icon;
  } ways[] = {
    { "email", LIA_FIELD_EMAIL, "mail-unread-symbolic" },
    { "phone", LIA_FIELD_PHONE, "call-start-symbolic" },
    { "mobile", LIA_FIELD_PHONE, "phone-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const char *text = lia_record_get_text (person, ways[i].field);
      g_autofree char *link = lia_link_for_field (ways[i].type, text);

      lia_section_row_add_link (row, ways[i].icon, text, link);
    }
}

static void
add_dates (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  g_autofree char *from = lia_record_format (record, "from_date", LIA_RECORD_DISPLAY);
  g_autofree char *to = lia_record_format (record, "to_date", LIA_RECORD_DISPLAY);
  g_autofree char *text = NULL;

  if (*from != '\0' && *to != '\0')
    /* Translators: two dates */
    text = g_strdup_printf (_ ("%s to %s"), from, to);
  else if (*from != '\0')
    /* Translators: %s is a date */
    text = g_strdup_printf (_ ("since %s"), from);
  else if (*to != '\0')
    text = g_strdup_printf (_ ("until %s"), to);
  lia_section_row_add_description (row, text);
}

static void
fill_row (LiaRecordSection *section, LiaSectionRow *row, LiaRecord *record)
{
  const char *other = get_other_field (section);
  const char *name = lia_record_get_ref_name (record, other);
  const char *behalf = lia_record_get_text (record, "on_behalf_of");
  LiaReader *reader = lia_workspace_get_reader (lia_record_section_get_workspace (section));
  g_autoptr (LiaRecord) person
      = g_str_equal (other, "person") && reader != NULL
            ? lia_record_load (reader, lia_record_type_find ("person"),
                               lia_record_get_integer (record, "person"), NULL)
            : NULL;
  /* Initials of the name, not of "Dr" or "Ms". */
  g_autofree char *bare_name = person != NULL ? lia_person_dup_bare_name (person) : g_strdup (name);
  GtkWidget *avatar = adw_avatar_new (AVATAR_SIZE, bare_name, TRUE);
  gboolean former = is_former (section, record);

  lia_section_row_set_prefix (row, avatar);
  lia_section_row_set_title (row, name);
  lia_section_row_add_description (row, lia_record_get_text (record, "post"));
  lia_section_row_add_description (row, lia_record_get_text (record, "unit"));
  if (behalf != NULL)
    {
      /* Translators: %s is whom a person speaks for */
      g_autofree char *text = g_strdup_printf (_ ("on behalf of %s"), behalf);

      lia_section_row_add_description (row, text);
    }
  add_dates (section, row, record);
  if (former)
    lia_section_row_add_mark (row, LIA_MARK_NEUTRAL, _ ("Former"));
  else if (lia_record_get_integer (record, "main") != 0)
    lia_section_row_add_mark (row, LIA_MARK_NEUTRAL, _ ("Main affiliation"));
  if (person != NULL)
    add_ways (row, person);
  if (!former)
    lia_section_row_add_button (row, _ ("E_nd Today"), on_end);
}

static void
add_existing (LiaRecordSection *section)
{
  g_autoptr (LiaRecord) record = lia_record_section_make_new (section);

  lia_record_section_edit (section, record, NULL);
}

static gboolean
filter (LiaRecordSection *section, LiaRecordQuery *query)
{
  /* Among equals by name, whichever side is listed. */
  lia_record_query_add_sort (query, get_other_field (section), FALSE, NULL);

  return FALSE;
}

static void
activate (LiaRecordSection *section, LiaRecord *record)
{
  const char *other = get_other_field (section);
  LiaWindow *window = lia_window_from_widget (GTK_WIDGET (section));

  if (window != NULL)
    lia_window_open_record (window, lia_record_type_find (other),
                            lia_record_get_integer (record, other));
}

static void
on_added (GtkWidget *section)
{
  LiaWindow *window = lia_window_from_widget (section);

  if (window != NULL)
    lia_window_add_undo_toast (window, _ ("Person added"));
}

/* To a partner mostly new people are added; to a person, an organisation that is there. */
static void
start_add (LiaRecordSection *section)
{
  if (g_str_equal (lia_record_section_get_owner_field (section), "partner"))
    {
      LiaQuickAddDialog *dialog = lia_quick_add_dialog_new (
          lia_record_section_get_workspace (section), lia_record_section_get_owner (section));

      g_signal_connect_object (dialog, "saved", G_CALLBACK (on_added), section, G_CONNECT_SWAPPED);
      adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (section));
    }
  else
    {
      add_existing (section);
    }
}

/* The partner's page and the person's page speak of it with other words. */
static void
update (LiaRecordSection *section)
{
  LiaAffiliationsSection *self = LIA_AFFILIATIONS_SECTION (section);
  gboolean of_partner = g_str_equal (lia_record_section_get_owner_field (section), "partner");

  lia_record_section_set_words (section, of_partner ? _ ("People") : _ ("Affiliations"),
                                of_partner ? _ ("_Add Person…") : _ ("_Add Affiliation…"));
  gtk_widget_set_visible (self->existing, of_partner && lia_record_section_is_writable (section));
}

static void
build (LiaRecordSection *section)
{
  LiaAffiliationsSection *self = LIA_AFFILIATIONS_SECTION (section);

  self->existing = gtk_button_new_with_mnemonic (_ ("Choose E_xisting…"));
  gtk_button_set_can_shrink (GTK_BUTTON (self->existing), TRUE);
  gtk_widget_set_visible (self->existing, FALSE);
  g_signal_connect_object (self->existing, "clicked", G_CALLBACK (add_existing), self,
                           G_CONNECT_SWAPPED);
  lia_record_section_add_tool (section, self->existing);
}

static void
lia_affiliations_section_class_init (LiaAffiliationsSectionClass *klass)
{
  LiaRecordSectionClass *section_class = LIA_RECORD_SECTION_CLASS (klass);
  static const char *const concerns[] = { "person", "partner", NULL };
  static const LiaSectionOrder order[] = {
    { "to_date", LIA_SECTION_PAST_LAST },
    { "main", LIA_SECTION_DESCENDING },
    { "from_date", LIA_SECTION_DESCENDING },
    { NULL, LIA_SECTION_ASCENDING },
  };

  section_class->table = "affiliation";
  section_class->order = order;
  section_class->title = N_ ("Affiliations");
  section_class->add_label = N_ ("_Add Affiliation…");
  section_class->empty_icon = "system-users-symbolic";
  section_class->empty_title = N_ ("Nobody Yet");
  section_class->empty_description = N_ ("Say who works where, in which post and since when");
  section_class->concerns = concerns;
  section_class->build = build;
  section_class->filter = filter;
  section_class->fill_row = fill_row;
  section_class->activate = activate;
  section_class->start_add = start_add;
  section_class->update = update;
}

static void
lia_affiliations_section_init (LiaAffiliationsSection *self)
{
}
