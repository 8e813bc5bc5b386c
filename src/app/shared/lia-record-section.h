/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lia-section-row.h"
#include "lia-workspace.h"

G_BEGIN_DECLS

/**
 * LiaRecordSection:
 *
 * A section of a record's page: the rows of another table that belong to the record, as a lazy list that
 * follows the workspace. Rows are edited in the form of their type; adding, editing and moving to the trash are one
 * batch each, with a toast to undo it. A derived class says what the rows show.
 *
 * Properties: `n-items` (guint), `loading` (boolean). Action: `section.add`.
 */
#define LIA_TYPE_RECORD_SECTION (lia_record_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (LiaRecordSection, lia_record_section, LIA, RECORD_SECTION, GtkBox)

/** LiaSectionOrderBy: how a field orders the rows of a section */
typedef enum
{
  LIA_SECTION_ASCENDING,
  LIA_SECTION_DESCENDING,
  LIA_SECTION_EMPTY_FIRST, /* open before closed: whether there is a value at all */
  LIA_SECTION_PAST_LAST, /* a date: what is over comes last */
} LiaSectionOrderBy;

/** LiaSectionOrder: a key to sort by; arrays of them end with a %NULL field */
typedef struct
{
  const char *field;
  LiaSectionOrderBy by;
} LiaSectionOrder;

/**
 * LiaRecordSectionClass:
 * @table: what it lists
 * @order: (nullable): in which order: the first key decides first
 * @title, @add_label, @empty_title, @empty_description: N_()
 * @empty_icon: an icon's name
 * @build: (nullable): adds tools; runs once, before there is a record
 * @filter: (nullable): narrows the query; Returns: whether it did
 * @show_all: (nullable): lifts what @filter narrows
 * @fill_row: what a row says
 * @start_add: (nullable): when adding is not just a new record in its form
 * @prepare: (nullable): fills in what is known of a new record
 * @activate: (nullable): opens a row; its form when %NULL
 * @update: (nullable): the list or the record may have changed
 * @concerns: (nullable) (array zero-terminated=1): other tables whose rows the rows show
 */
struct _LiaRecordSectionClass
{
  GtkBoxClass parent_class;

  const char *table;
  const LiaSectionOrder *order;
  const char *title;
  const char *add_label;
  const char *empty_icon;
  const char *empty_title;
  const char *empty_description;
  const char *const *concerns;

  void (*build) (LiaRecordSection *self);
  gboolean (*filter) (LiaRecordSection *self, LiaRecordQuery *query);
  void (*show_all) (LiaRecordSection *self);
  void (*fill_row) (LiaRecordSection *self, LiaSectionRow *row, LiaRecord *record);
  void (*start_add) (LiaRecordSection *self);
  void (*prepare) (LiaRecordSection *self, LiaRecord *record);
  void (*activate) (LiaRecordSection *self, LiaRecord *record);
  void (*update) (LiaRecordSection *self);
};

/**
 * lia_record_section_set_owner:
 * @field: the field that refers to @owner, "partner"
 *
 * Shows the rows that belong to @owner; to be called again when @owner changed, with the same id.
 */
void lia_record_section_set_owner (LiaRecordSection *self,
                                   LiaWorkspace *workspace,
                                   const char *field,
                                   LiaRecord *owner);

/** lia_record_section_get_workspace: Returns: (transfer none) (nullable): %NULL before there is an owner */
LiaWorkspace *lia_record_section_get_workspace (LiaRecordSection *self);
/** lia_record_section_get_owner: Returns: (transfer none) (nullable): the record whose page it is on */
LiaRecord *lia_record_section_get_owner (LiaRecordSection *self);
/** lia_record_section_get_owner_field: Returns: (transfer none) (nullable): the field of its rows that refers to the
 * owner */
const char *lia_record_section_get_owner_field (LiaRecordSection *self);
/** lia_record_section_is_writable: whether rows may be added and edited: there is an owner, not in the trash, and
 * the workspace is ours */
gboolean lia_record_section_is_writable (LiaRecordSection *self);
/** lia_record_section_is_loading: as the property `loading` */
gboolean lia_record_section_is_loading (LiaRecordSection *self);
/** lia_record_section_get_today: Returns: (transfer none): the day rows are dated against */
const GDate *lia_record_section_get_today (LiaRecordSection *self);

/** lia_record_section_add_tool: puts a control beside the button that adds */
void lia_record_section_add_tool (LiaRecordSection *self, GtkWidget *widget);
/** lia_record_section_set_summary: lines above the list; (nullable): none */
void lia_record_section_set_summary (LiaRecordSection *self, const char *const *lines);
/** lia_record_section_set_extra: @widget: (nullable): stands between the summary and the list */
void lia_record_section_set_extra (LiaRecordSection *self, GtkWidget *widget);
/** lia_record_section_set_words: @title, @add_label: translated, where those of the class do not fit the owner */
void
lia_record_section_set_words (LiaRecordSection *self, const char *title, const char *add_label);
/** lia_record_section_refilter: asks anew, after what @filter reads has changed */
void lia_record_section_refilter (LiaRecordSection *self);

/** lia_record_section_make_new: Returns: (transfer full): a new record that belongs to the owner */
LiaRecord *lia_record_section_make_new (LiaRecordSection *self);
/** lia_record_section_edit: the form of @record, which may be new; @field: (nullable): has the focus */
void lia_record_section_edit (LiaRecordSection *self, LiaRecord *record, const char *field);
/** lia_record_section_save: writes @record, a changed copy, and tells @done with Undo */
void lia_record_section_save (LiaRecordSection *self, LiaRecord *record, const char *done);
/** lia_record_section_trash: moves @record to the trash and tells it with Undo */
void lia_record_section_trash (LiaRecordSection *self, LiaRecord *record);
/** lia_record_section_set_today: sets a date field of a copy of @record to today and saves that */
void lia_record_section_set_today (LiaRecordSection *self,
                                   LiaRecord *record,
                                   const char *field,
                                   const char *done);

G_END_DECLS
