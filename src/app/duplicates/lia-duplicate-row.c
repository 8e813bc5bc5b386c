/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-duplicate-row.h"

#include <glib/gi18n-lib.h>

#include "lia-record-find.h"
#include "lia-side-box.h"
#include "lia-text.h"

struct _LiaDuplicateRow
{
  GtkBox parent_instance;

  /* template */
  GtkLabel *first;
  GtkLabel *second;
  GtkLabel *reason;
  GtkLabel *certainty;
  GtkLabel *score;
};

G_DEFINE_FINAL_TYPE (LiaDuplicateRow, lia_duplicate_row, GTK_TYPE_BOX)

static void
lia_duplicate_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_DUPLICATE_ROW);

  G_OBJECT_CLASS (lia_duplicate_row_parent_class)->dispose (object);
}

static void
lia_duplicate_row_class_init (LiaDuplicateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_duplicate_row_dispose;

  g_type_ensure (LIA_TYPE_SIDE_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/duplicate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicateRow, first);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicateRow, second);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicateRow, reason);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicateRow, certainty);
  gtk_widget_class_bind_template_child (widget_class, LiaDuplicateRow, score);
}

static void
lia_duplicate_row_init (LiaDuplicateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_duplicate_row_new (void)
{
  return g_object_new (LIA_TYPE_DUPLICATE_ROW, NULL);
}

char *
lia_duplicate_dup_name (LiaReader *reader, const LiaRecordType *type, gint64 id)
{
  g_autofree char *name = lia_record_read_display_name (type, reader, id, NULL);

  return lia_text_make_bidi_visible (name != NULL ? name : "");
}

const char *
lia_duplicate_get_certainty (guint score)
{
  if (score >= LIA_LIKENESS_CERTAIN)
    return _ ("Certain");
  return score >= LIA_LIKENESS_LIKELY ? _ ("Likely") : _ ("Possible");
}

char *
lia_duplicate_dup_reason (const LiaDuplicate *duplicate)
{
  const char *text = duplicate->reason;
  char capital[7] = "";
  g_autofree char *sentence = NULL;

  if (text == NULL || *text == '\0')
    return g_strdup ("");
  capital[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), capital)] = '\0';
  sentence = g_strconcat (capital, g_utf8_next_char (text), NULL);

  return lia_text_make_bidi_visible (sentence);
}

void
lia_duplicate_row_set_duplicate (LiaDuplicateRow *self,
                                 LiaReader *reader,
                                 const LiaRecordType *type,
                                 const LiaDuplicate *duplicate)
{
  g_return_if_fail (LIA_IS_DUPLICATE_ROW (self));

  g_autofree char *first = lia_duplicate_dup_name (reader, type, duplicate->first);
  g_autofree char *second = lia_duplicate_dup_name (reader, type, duplicate->second);
  g_autofree char *reason = lia_duplicate_dup_reason (duplicate);
  /* Translators: how likely two records are the same, of 100 */
  g_autofree char *score = g_strdup_printf (_ ("%u of 100"), duplicate->score);

  gtk_label_set_text (self->first, first);
  gtk_label_set_text (self->second, second);
  gtk_label_set_text (self->reason, reason);
  gtk_label_set_text (self->certainty, lia_duplicate_get_certainty (duplicate->score));
  gtk_label_set_text (self->score, score);
}

char *
lia_duplicate_row_dup_sentence (LiaDuplicateRow *self)
{
  g_return_val_if_fail (LIA_IS_DUPLICATE_ROW (self), NULL);

  /* Translators: two names, how likely they are the same, and why */
  return g_strdup_printf (_ ("%s and %s: %s, %s"), gtk_label_get_text (self->first),
                          gtk_label_get_text (self->second), gtk_label_get_text (self->certainty),
                          gtk_label_get_text (self->reason));
}
