/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-level-pill.h"

/* Tints defined in the style sheet: level-rank-0 … level-rank-4. */
#define HIGHEST_TINT 4

struct _LiaLevelPill
{
  AdwBin parent_instance;

  /* borrowed */
  GtkLabel *label;

  guint tint;
};

G_DEFINE_FINAL_TYPE (LiaLevelPill, lia_level_pill, ADW_TYPE_BIN)

static const char *const tint_classes[HIGHEST_TINT + 1] = {
  "level-rank-0", "level-rank-1", "level-rank-2", "level-rank-3", "level-rank-4",
};

static void
lia_level_pill_class_init (LiaLevelPillClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "levelpill");
}

static void
lia_level_pill_init (LiaLevelPill *self)
{
  self->label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END,
                                         "single-line-mode", TRUE, NULL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), tint_classes[0]);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lia_level_pill_new (void)
{
  return g_object_new (LIA_TYPE_LEVEL_PILL, NULL);
}

void
lia_level_pill_set_level (LiaLevelPill *self, const char *name, guint rank)
{
  g_return_if_fail (LIA_IS_LEVEL_PILL (self));

  gboolean shown = name != NULL && *name != '\0';
  guint tint = MIN (rank, HIGHEST_TINT);

  gtk_label_set_text (self->label, shown ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self), shown);

  if (tint != self->tint)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), tint_classes[self->tint]);
      gtk_widget_add_css_class (GTK_WIDGET (self), tint_classes[tint]);
      self->tint = tint;
    }
}
