/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-person-header.h"

#include <glib/gi18n-lib.h>

#include "lia-person-text.h"
#include "lia-text.h"

struct _LiaPersonHeader
{
  GtkBox parent_instance;

  /* template */
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *description;
  GtkWidget *team;
};

G_DEFINE_FINAL_TYPE (LiaPersonHeader, lia_person_header, GTK_TYPE_BOX)

static void
lia_person_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_PERSON_HEADER);

  G_OBJECT_CLASS (lia_person_header_parent_class)->dispose (object);
}

static void
lia_person_header_class_init (LiaPersonHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_person_header_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/person-header.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPersonHeader, avatar);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonHeader, name);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonHeader, description);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonHeader, team);
}

static void
lia_person_header_init (LiaPersonHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lia_person_header_set_person (LiaPersonHeader *self, LiaRecord *person)
{
  g_autofree char *display_name = lia_record_get_display_name (person);
  g_autofree char *name = lia_text_make_bidi_visible (display_name);
  g_autofree char *initials = lia_person_dup_bare_name (person);
  g_autofree char *post = lia_record_format (person, "post", LIA_RECORD_DISPLAY);
  g_autofree char *unit = lia_record_format (person, "unit", LIA_RECORD_DISPLAY);
  g_autofree char *both
      = g_strdup_printf ("%s%s%s", post, *post != '\0' && *unit != '\0' ? "\u00a0· " : "", unit);
  g_autofree char *safe = lia_text_make_bidi_visible (both);

  g_return_if_fail (LIA_IS_PERSON_HEADER (self));

  adw_avatar_set_text (self->avatar, initials);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->description, safe);
  gtk_widget_set_visible (GTK_WIDGET (self->description), *safe != '\0');
  gtk_widget_set_visible (self->team, lia_record_get_integer (person, "team") != 0);
}
