/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-page.h"
#include "lia-record-profile.h"

G_BEGIN_DECLS

/**
 * LiaRecordPage:
 *
 * The page of one record: a header, and sections one of which is shown; a list beside them at wide width, a
 * drop-down above them at narrow width. Follows the record, goes to the trash with it, and ends with its
 * History. A derived class describes a type of record.
 *
 * Properties: `record-id` (construct only). Actions: `record.edit`, `record.trash`, `record.restore`.
 */
#define LIA_TYPE_RECORD_PAGE (lia_record_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LiaRecordPage, lia_record_page, LIA, RECORD_PAGE, LiaPage)

/** LiaRecordPageSection: a section that lists records; @title: N_(), @get_type: of a class derived from LiaRecordSection */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
} LiaRecordPageSection;

/**
 * LiaRecordPageClass:
 * @table: the type of record
 * @gone_title, @trashed_text: N_()
 * @profile: the fields of the first section, edited where they stand
 * @sections: those between profile and history; ends with a %NULL name
 * @build: sets the header; the workspace is %NULL in tests of templates only
 * @show: the record was read, or read again
 * @add_menu: (nullable): adds sections to the page's menu
 * @concerns: (nullable): whether a change of other tables changes what @show shows
 */
struct _LiaRecordPageClass
{
  LiaPageClass parent_class;

  const char *table;
  const char *gone_title;
  const char *trashed_text;
  const LiaProfileGroup *profile;
  const LiaRecordPageSection *sections;

  void (*build) (LiaRecordPage *self);
  void (*show) (LiaRecordPage *self, LiaRecord *record);
  void (*add_menu) (LiaRecordPage *self, GMenu *menu);
  gboolean (*concerns) (LiaRecordPage *self, LiaChangeSet *changes);
};

/** lia_record_page_get_record: Returns: (transfer none) (nullable): */
LiaRecord *lia_record_page_get_record (LiaRecordPage *self);
/** lia_record_page_get_record_id: Returns: the record shown, also when it is gone */
gint64 lia_record_page_get_record_id (LiaRecordPage *self);
/** lia_record_page_is_writable: whether the record may be edited: it is there, not in the trash, and the workspace is ours */
gboolean lia_record_page_is_writable (LiaRecordPage *self);

/** lia_record_page_set_header: puts @header above the sections; for @build */
void lia_record_page_set_header (LiaRecordPage *self, GtkWidget *header);
/** lia_record_page_set_short_title: (nullable): for the header bar, where the name is long */
void lia_record_page_set_short_title (LiaRecordPage *self, const char *title);
/** lia_record_page_show_section: Returns: %FALSE when there is none of that name */
gboolean lia_record_page_show_section (LiaRecordPage *self, const char *name);

G_END_DECLS
