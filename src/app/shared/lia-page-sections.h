/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaPageSections:
 *
 * The sections of a record's page, one of which is shown; named in a list beside them and in a drop-down above them.
 * A section is made when it is looked at, the others by and by while nobody is kept waiting.
 *
 * Property: `loading` (boolean): the section that is looked at is not there yet, or one has a `loading` that is %TRUE.
 * Signal `shown`: another section is looked at. Main thread only.
 */
#define LIA_TYPE_PAGE_SECTIONS (lia_page_sections_get_type ())
G_DECLARE_FINAL_TYPE (LiaPageSections, lia_page_sections, LIA, PAGE_SECTIONS, GObject)

/** LiaPageSectionFunc: Returns: (transfer floating): the section, showing the page's record */
typedef GtkWidget *(*LiaPageSectionFunc) (gpointer page, gconstpointer data);

/** LiaPageSectionFlags: @LIA_PAGE_SECTION_ON_DEMAND: not before it is looked at, as it has no count to show */
typedef enum
{
  LIA_PAGE_SECTION_NONE = 0,
  LIA_PAGE_SECTION_ON_DEMAND = 1 << 0,
} LiaPageSectionFlags;

/** lia_page_sections_new: @page, @stack, @list, @choice: outlive it */
LiaPageSections *
lia_page_sections_new (gpointer page, AdwViewStack *stack, GtkListBox *list, GtkDropDown *choice);

/** lia_page_sections_add: @title: translated; @data: static, for @make */
void lia_page_sections_add (LiaPageSections *self,
                            const char *name,
                            const char *title,
                            const char *icon_name,
                            LiaPageSectionFlags flags,
                            LiaPageSectionFunc make,
                            gconstpointer data);
/** lia_page_sections_start: from now on sections are made; may be called again */
void lia_page_sections_start (LiaPageSections *self);

/** lia_page_sections_show: Returns: %FALSE when there is none of that name */
gboolean lia_page_sections_show (LiaPageSections *self, const char *name);
/** lia_page_sections_get_shown: Returns: (transfer none) (nullable): what is looked at, made now if need be; %NULL before the start */
GtkWidget *lia_page_sections_get_shown (LiaPageSections *self);
/** lia_page_sections_foreach: @func (section, user_data) for each that has been made */
void lia_page_sections_foreach (LiaPageSections *self, GFunc func, gpointer user_data);
/** lia_page_sections_is_loading: as the property `loading` */
gboolean lia_page_sections_is_loading (LiaPageSections *self);

G_END_DECLS
