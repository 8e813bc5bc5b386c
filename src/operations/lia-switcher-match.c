/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include <glib/gi18n-lib.h>

#include "lia-switcher-private.h"

struct _LiaSwitcherMatch
{
  GObject parent_instance;

  const LiaRecordType *type;
  gint64 id;

  /* owned */
  char *title;
  char *subtitle;
};

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_KIND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaSwitcherMatch, lia_switcher_match, G_TYPE_OBJECT)

LiaSwitcherMatch *
lia_switcher_match_new (const LiaRecordType *type, gint64 id, char *title, char *subtitle)
{
  LiaSwitcherMatch *self = g_object_new (LIA_TYPE_SWITCHER_MATCH, NULL);

  self->type = type;
  self->id = id;
  self->title = title;
  self->subtitle = subtitle;
  return self;
}

const LiaRecordType *
lia_switcher_match_get_record_type (LiaSwitcherMatch *self)
{
  g_return_val_if_fail (LIA_IS_SWITCHER_MATCH (self), NULL);

  return self->type;
}

gint64
lia_switcher_match_get_id (LiaSwitcherMatch *self)
{
  g_return_val_if_fail (LIA_IS_SWITCHER_MATCH (self), 0);

  return self->id;
}

const char *
lia_switcher_match_get_title (LiaSwitcherMatch *self)
{
  g_return_val_if_fail (LIA_IS_SWITCHER_MATCH (self), NULL);

  return self->title;
}

const char *
lia_switcher_match_get_subtitle (LiaSwitcherMatch *self)
{
  g_return_val_if_fail (LIA_IS_SWITCHER_MATCH (self), NULL);

  return self->subtitle;
}

const char *
lia_switcher_match_get_kind (LiaSwitcherMatch *self)
{
  g_return_val_if_fail (LIA_IS_SWITCHER_MATCH (self), NULL);

  return self->type != NULL ? g_dgettext (GETTEXT_PACKAGE, self->type->label) : "";
}

static void
lia_switcher_match_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  LiaSwitcherMatch *self = LIA_SWITCHER_MATCH (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_KIND:
      g_value_set_string (value, lia_switcher_match_get_kind (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_switcher_match_finalize (GObject *object)
{
  LiaSwitcherMatch *self = LIA_SWITCHER_MATCH (object);

  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (lia_switcher_match_parent_class)->finalize (object);
}

static void
lia_switcher_match_class_init (LiaSwitcherMatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lia_switcher_match_get_property;
  object_class->finalize = lia_switcher_match_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_switcher_match_init (LiaSwitcherMatch *self)
{
}
