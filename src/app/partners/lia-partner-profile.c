/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-partner-profile.h"

#include <glib/gi18n-lib.h>

const LiaProfileGroup lia_partner_profile_groups[] = {
  { N_ ("Name"), { "name", "acronym", "other_names" } },
  { N_ ("Programme"),
    { "level", "status", "keyworker", "form", "kinds", "sector", "service_provider", "contractor",
      "contractor_role", "partner_role" } },
  { N_ ("Contact"), { "website", "email", "phone", "country", "region" } },
  { N_ ("About"), { "description", "services", "tags" } },
  { NULL },
};
