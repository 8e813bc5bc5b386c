/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-engagement-choices.h"

#include <glib/gi18n-lib.h>

const LiaChoice lia_interaction_kinds[] = {
  { "new-request", N_ ("New Request") },
  { "meeting", N_ ("Meeting") },
  { "event", N_ ("Event") },
  { "difficult", N_ ("Difficult Interaction") },
  { "update", N_ ("Update") },
  { "project", N_ ("Project Talk") },
  { NULL, NULL },
};

const LiaChoice lia_agreement_kinds[] = {
  { "mou", N_ ("Memorandum of Understanding") },
  { "letter-of-intent", N_ ("Letter of Intent") },
  { "framework", N_ ("Framework Agreement") },
  { "cooperation", N_ ("Cooperation Agreement") },
  { "sponsorship", N_ ("Sponsorship Agreement") },
  { "data-sharing", N_ ("Data-Sharing Agreement") },
  { "secondment", N_ ("Secondment") },
  { "confidentiality", N_ ("Confidentiality Agreement") },
  { "contract", N_ ("Contract") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

const LiaChoice lia_renewals[] = {
  { "none", N_ ("None") },
  { "automatic", N_ ("Automatic") },
  { "by-agreement", N_ ("By Agreement") },
  { NULL, NULL },
};

const LiaChoice lia_commitment_kinds[] = {
  { "staff", N_ ("Staff") },
  { "funding", N_ ("Funding") },
  { "events", N_ ("Events") },
  { "expertise", N_ ("Expertise") },
  { "data", N_ ("Information and Data") },
  { "discounts", N_ ("Discounts or Pro Bono") },
  { "equipment", N_ ("Equipment or Facilities") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

const LiaChoice lia_benefit_kinds[] = {
  { "participation", N_ ("Participation") },
  { "publicity", N_ ("Publicity") },
  { "expert-papers", N_ ("Expert Papers to Decision-Makers") },
  { "service-provider-roster", N_ ("Service-Provider Roster") },
  { "decision-events", N_ ("Decision Events") },
  { "showcase", N_ ("Showcase at Events") },
  { "communication", N_ ("Communication of the Work") },
  { "brand-display", N_ ("Display of Brand") },
  { "sponsorship-branding", N_ ("Sponsorship Branding") },
  { "naming-rights", N_ ("Naming Rights") },
  { "bespoke-feedback", N_ ("Bespoke Feedback") },
  { "acknowledgement", N_ ("Acknowledgement in the Annual Review") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

const LiaChoice lia_feedback_directions[] = {
  { "from-partner", N_ ("From the Partner") },
  { "to-partner", N_ ("To the Partner") },
  { NULL, NULL },
};

const LiaChoice lia_list_subjects[] = {
  { "partner", N_ ("Partners") },
  { "person", N_ ("People") },
  { NULL, NULL },
};
