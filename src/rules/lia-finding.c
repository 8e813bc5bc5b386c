/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-finding.h"

#include <glib/gi18n-lib.h>

struct _LiaFinding
{
  GObject parent_instance;

  LiaRuleId rule;
  LiaSeverity severity;
  const char *subject_table; /* static */
  gint64 subject_id;
  gint64 record_id;
  /* owned */
  char *subject_name;
  char *message;
};

enum
{
  PROP_CODE = 1,
  PROP_SEVERITY,
  PROP_SUBJECT_NAME,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaFinding, lia_finding, G_TYPE_OBJECT)

static void
lia_finding_finalize (GObject *object)
{
  LiaFinding *self = LIA_FINDING (object);

  g_free (self->subject_name);
  g_free (self->message);

  G_OBJECT_CLASS (lia_finding_parent_class)->finalize (object);
}

static void
lia_finding_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LiaFinding *self = LIA_FINDING (object);

  switch (property_id)
    {
    case PROP_CODE:
      g_value_set_string (value, lia_finding_get_code (self));
      break;
    case PROP_SEVERITY:
      g_value_set_int (value, (int) self->severity);
      break;
    case PROP_SUBJECT_NAME:
      g_value_set_string (value, self->subject_name);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lia_finding_class_init (LiaFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lia_finding_finalize;
  object_class->get_property = lia_finding_get_property;

  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  properties[PROP_SEVERITY] = g_param_spec_int ("severity", NULL, NULL, LIA_SEVERITY_IGNORE,
                                                LIA_SEVERITY_BLOCK, LIA_SEVERITY_IGNORE, flags);
  properties[PROP_SUBJECT_NAME] = g_param_spec_string ("subject-name", NULL, NULL, NULL, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_finding_init (LiaFinding *self)
{
}

LiaFinding *
lia_finding_new (LiaRuleId rule,
                 LiaSeverity severity,
                 const char *subject_table,
                 gint64 subject_id,
                 const char *subject_name,
                 gint64 record_id,
                 const char *message)
{
  LiaFinding *self = g_object_new (LIA_TYPE_FINDING, NULL);

  self->rule = rule;
  self->severity = severity;
  self->subject_table = g_intern_string (subject_table);
  self->subject_id = subject_id;
  self->subject_name = g_strdup (subject_name);
  self->record_id = record_id;
  self->message = g_strdup (message);
  return self;
}

LiaRuleId
lia_finding_get_rule (LiaFinding *self)
{
  return self->rule;
}

const char *
lia_finding_get_code (LiaFinding *self)
{
  return lia_rule_get (self->rule)->code;
}

LiaSeverity
lia_finding_get_severity (LiaFinding *self)
{
  return self->severity;
}

const char *
lia_finding_get_subject_table (LiaFinding *self)
{
  return self->subject_table;
}

gint64
lia_finding_get_subject_id (LiaFinding *self)
{
  return self->subject_id;
}

const char *
lia_finding_get_subject_name (LiaFinding *self)
{
  return self->subject_name;
}

const char *
lia_finding_get_record_table (LiaFinding *self)
{
  return self->record_id != 0 ? lia_rule_get (self->rule)->record_table : self->subject_table;
}

gint64
lia_finding_get_record_id (LiaFinding *self)
{
  return self->record_id != 0 ? self->record_id : self->subject_id;
}

const char *
lia_finding_get_message (LiaFinding *self)
{
  return self->message;
}

/* A benefit that nobody noted cannot be marked as given. */
static gboolean
lacks_record (LiaFinding *self)
{
  return self->rule == LIA_RULE_BENEFIT_OWED && self->record_id == 0;
}

const char *
lia_finding_get_fix (LiaFinding *self)
{
  return lacks_record (self) ? "show-benefits" : lia_rule_get (self->rule)->fix;
}

const char *
lia_finding_get_fix_label (LiaFinding *self)
{
  const char *label
      = lacks_record (self) ? N_ ("Show Benefits") : lia_rule_get (self->rule)->fix_label;

  return label != NULL ? _ (label) : NULL;
}
