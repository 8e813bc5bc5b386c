/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-page.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* owned */
  LiaWorkspace *workspace; /* (nullable) */

  gint64 list_id;
  gboolean loading;
} LiaPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LiaPage, lia_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_WORKSPACE = 1,
  PROP_LOADING,
  PROP_LIST_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
add_read_only_banner (LiaPage *self)
{
  LiaPagePrivate *priv = lia_page_get_instance_private (self);
  GtkWidget *child = adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (self));
  const char *holder = NULL;
  g_autofree char *message = NULL;
  GtkWidget *banner = NULL;

  if (!ADW_IS_TOOLBAR_VIEW (child))
    return;

  holder = lia_store_get_lock_holder (lia_workspace_get_store (priv->workspace));
  if (holder != NULL)
    message = g_strdup_printf (_ ("Open read-only: %s has this workspace open"), holder);
  else
    message = g_strdup (_ ("This workspace is open read-only"));

  banner = adw_banner_new (message);
  adw_banner_set_use_markup (ADW_BANNER (banner), FALSE);
  adw_banner_set_revealed (ADW_BANNER (banner), TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (child), banner);
}

static void
lia_page_constructed (GObject *object)
{
  LiaPage *self = LIA_PAGE (object);
  LiaPagePrivate *priv = lia_page_get_instance_private (self);

  G_OBJECT_CLASS (lia_page_parent_class)->constructed (object);

  if (priv->workspace != NULL && lia_workspace_is_read_only (priv->workspace))
    add_read_only_banner (self);
}

static void
lia_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LiaPage *self = LIA_PAGE (object);
  LiaPagePrivate *priv = lia_page_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, priv->workspace);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, priv->loading);
      break;
    case PROP_LIST_ID:
      g_value_set_int64 (value, priv->list_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LiaPage *self = LIA_PAGE (object);
  LiaPagePrivate *priv = lia_page_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;
    case PROP_LOADING:
      lia_page_set_loading (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_page_finalize (GObject *object)
{
  LiaPagePrivate *priv = lia_page_get_instance_private (LIA_PAGE (object));

  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (lia_page_parent_class)->finalize (object);
}

static void
lia_page_class_init (LiaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = lia_page_constructed;
  object_class->get_property = lia_page_get_property;
  object_class->set_property = lia_page_set_property;
  object_class->finalize = lia_page_finalize;

  properties[PROP_WORKSPACE]
      = g_param_spec_object ("workspace", NULL, NULL, LIA_TYPE_WORKSPACE,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING]
      = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST_ID]
      = g_param_spec_int64 ("list-id", NULL, NULL, 0, G_MAXINT64, 0,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_page_init (LiaPage *self)
{
}

LiaWorkspace *
lia_page_get_workspace (LiaPage *self)
{
  LiaPagePrivate *priv = lia_page_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_PAGE (self), NULL);

  return priv->workspace;
}

gboolean
lia_page_get_loading (LiaPage *self)
{
  LiaPagePrivate *priv = lia_page_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_PAGE (self), FALSE);

  return priv->loading;
}

void
lia_page_set_loading (LiaPage *self, gboolean loading)
{
  LiaPagePrivate *priv = lia_page_get_instance_private (self);

  g_return_if_fail (LIA_IS_PAGE (self));

  if (priv->loading == !!loading)
    return;

  priv->loading = !!loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
lia_page_show_list (LiaPage *self, LiaRecord *list)
{
  LiaPagePrivate *priv = lia_page_get_instance_private (self);
  gint64 id = 0;

  g_return_if_fail (LIA_IS_PAGE (self));
  g_return_if_fail (list == NULL || LIA_IS_RECORD (list));

  if (LIA_PAGE_GET_CLASS (self)->show_list == NULL)
    return;

  id = list != NULL ? lia_record_get_id (list) : 0;
  LIA_PAGE_GET_CLASS (self)->show_list (self, list);
  if (priv->list_id == id)
    return;

  priv->list_id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST_ID]);
}

void
lia_page_store_list (LiaPage *self, LiaRecord *list)
{
  g_return_if_fail (LIA_IS_PAGE (self));
  g_return_if_fail (LIA_IS_RECORD (list));

  if (LIA_PAGE_GET_CLASS (self)->store_list != NULL)
    LIA_PAGE_GET_CLASS (self)->store_list (self, list);
}

gint64
lia_page_get_list_id (LiaPage *self)
{
  LiaPagePrivate *priv = lia_page_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_PAGE (self), 0);

  return priv->list_id;
}

gboolean
lia_page_can_search (LiaPage *self)
{
  g_return_val_if_fail (LIA_IS_PAGE (self), FALSE);

  return LIA_PAGE_GET_CLASS (self)->focus_search != NULL;
}

void
lia_page_focus_search (LiaPage *self)
{
  g_return_if_fail (lia_page_can_search (self));

  LIA_PAGE_GET_CLASS (self)->focus_search (self);
}

gboolean
lia_page_can_create (LiaPage *self)
{
  LiaPagePrivate *priv = lia_page_get_instance_private (self);

  g_return_val_if_fail (LIA_IS_PAGE (self), FALSE);

  return LIA_PAGE_GET_CLASS (self)->create_new != NULL && priv->workspace != NULL
         && !lia_workspace_is_read_only (priv->workspace);
}

void
lia_page_create_new (LiaPage *self)
{
  g_return_if_fail (lia_page_can_create (self));

  LIA_PAGE_GET_CLASS (self)->create_new (self);
}
