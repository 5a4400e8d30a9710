"""Which rules check what. Made by `python -m rolekat.rules.tabling`; do not edit.

By what is checked: the attribute that must be there, empty where the rules look at everything, and those rules.
"""

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "file": (
        ("", (
            "references.duplicate_id",
            "references.file_name_differs",
            "references.orphan",
            "references.placeholder",
            "references.unknown_gallery",
            "references.misplaced_file",
            "references.unknown_profile",
            "privacy.email_address",
            "privacy.telephone_number",
            "privacy.personal_number",
        )),
    ),
    "gallery": (
        ("", (
            "references.dangling_role",
            "references.duplicate_id",
            "references.orphan",
            "references.mention_of_unknown_role",
            "references.relation_to_lapsing_role",
            "references.dangling_item",
            "references.unknown_phase",
            "references.unknown_name",
            "references.note_without_place",
            "galleries.item_without_stage",
            "galleries.phase_in_two_lists",
            "galleries.role_ends_without_successor",
            "galleries.cycle_in_gallery",
            "galleries.two_contacts_for_one_subject",
            "galleries.component_without_role",
            "galleries.same_text_in_two_roles",
            "galleries.source_note",
            "galleries.klik_part_without_task",
            "galleries.name_drift",
            "galleries.role_until_an_event",
            "galleries.reports_to_inactive_role",
            "galleries.appointment_incomplete",
            "galleries.incompatible_within_role",
            "galleries.suggestion_below_demand",
            "galleries.active_outside_appointment",
            "galleries.stage_named_like_phase",
            "galleries.phase_without_contact_role",
            "galleries.body_without_composition",
            "galleries.decision_in_a_discussion",
            "galleries.standing_role_of_a_system",
            "galleries.seat_cannot_be_filled",
            "galleries.role_of_two_galleries",
            "galleries.not_a_body",
        )),
        ("bases", (
            "galleries.life_cycles_differ",
        )),
        ("head.actions", (
            "systems.action_without_responsible",
            "systems.action_role_inactive",
            "systems.action_role_without_klik_part",
            "systems.due_without_anchor",
            "systems.designated_too_late",
            "systems.action_requires_later",
            "systems.recurring_action_without_anyone",
        )),
        ("head.changes", (
            "galleries.version_without_history",
        )),
        ("head.components", (
            "galleries.wrong_component",
        )),
        ("head.extends", (
            "references.unknown_gallery",
        )),
        ("head.groups", (
            "galleries.role_in_two_groups",
            "galleries.group_against_scope",
        )),
        ("phases", (
            "galleries.phase_without_stage",
        )),
        ("retired", (
            "galleries.retired_role_mentioned",
        )),
    ),
    "catalog": (
        ("", (
            "references.mention_of_retired_role",
            "references.mention_of_unknown_role",
        )),
        ("dangling", (
            "references.dangling_role",
            "references.dangling_item",
            "references.unknown_phase",
            "references.unknown_name",
        )),
        ("detailed", (
            "references.duplicate_id",
            "galleries.item_without_stage",
            "galleries.phase_in_two_lists",
            "galleries.decision_in_a_discussion",
        )),
        ("expected.gone", (
            "systems.retired_role_in_use",
        )),
        ("own_left_out", (
            "systems.role_without_reason",
        )),
        ("reworded", (
            "systems.locked_text_changed",
            "systems.adaptation_base_changed",
            "systems.exclusive_item_elsewhere",
            "systems.adapted_text_unchanged",
        )),
        ("system.actions", (
            "systems.due_without_anchor",
            "systems.action_requires_later",
            "systems.action_without_phase",
        )),
        ("system.notes", (
            "references.note_without_place",
            "galleries.source_note",
        )),
    ),
    "system": (
        ("", (
            "systems.phase_without_contact_point",
            "systems.succession_without_successor",
            "systems.action_role_not_in_catalog",
            "systems.action_role_inactive",
            "systems.action_role_without_klik_part",
            "systems.component_without_its_roles",
            "systems.demanded_role_left_out",
            "systems.open_decision",
            "systems.catalog_without_actions",
            "systems.role_neither_in_nor_left_out",
            "systems.role_that_nobody_designates",
            "systems.timing_differs",
            "systems.contact_point_differs",
            "systems.catalog_without_roles",
            "systems.role_without_reason",
            "systems.not_adapted",
            "systems.copy_without_own_title",
            "systems.role_never_active",
            "systems.designated_too_late",
            "systems.role_of_unused_component",
            "systems.system_without_category",
        )),
        ("contact_point", (
            "systems.contact_point_inactive",
            "systems.contact_point_of_several",
        )),
        ("handovers", (
            "systems.handover_without_succession",
        )),
        ("has_actions", (
            "systems.action_without_responsible",
        )),
        ("profile", (
            "systems.profile_of_other_gallery",
        )),
        ("stating", (
            "systems.obligation_before_role_acts",
            "systems.obligatory_after_lapse",
            "systems.inactive_though_it_acts",
        )),
    ),
    "staffing": (
        ("", (
            "staffing.contact_point_vacant",
            "staffing.contact_not_marked",
            "staffing.task_not_delegable",
            "staffing.gate_passed",
            "staffing.phase_unknown",
            "staffing.holder_kind",
            "staffing.term_backwards",
            "staffing.unit_against_category",
            "staffing.same_person_twice",
            "staffing.agreement_ending",
        )),
        ("catalog.expected.actions", (
            "review.recurring_action_never_recorded",
        )),
        ("dangling", (
            "references.dangling_role",
            "references.dangling_item",
            "references.unknown_phase",
            "references.unknown_name",
            "staffing.unknown_holder",
            "staffing.placeholder_holder",
            "staffing.holder_not_one",
        )),
        ("dated", (
            "staffing.term_not_begun",
            "staffing.term_ended",
            "staffing.term_ending",
            "staffing.held_after_lapse",
        )),
        ("delegations", (
            "staffing.responsibility_delegated",
        )),
        ("demands.assigned", (
            "staffing.partner_vacant",
        )),
        ("demands.bodies", (
            "staffing.body_seat_vacant",
            "staffing.seat_position_missing",
            "staffing.all_from_one_owner",
            "staffing.seat_holder_unplaced",
        )),
        ("demands.by_post", (
            "staffing.position_missing",
            "staffing.position_without_unit",
        )),
        ("demands.decided", (
            "staffing.decision_not_recorded",
        )),
        ("demands.limited", (
            "staffing.too_few_holders",
            "staffing.too_many_holders",
        )),
        ("demands.mandated", (
            "staffing.mandate_not_recorded",
        )),
        ("demands.recurring", (
            "review.recurring_action_of_nobody",
        )),
        ("demands.requiring", (
            "staffing.done_before_what_it_requires",
        )),
        ("demands.same_person", (
            "staffing.successor_differs",
        )),
        ("gallery.head.review", (
            "review.staffing_review_overdue",
        )),
        ("gallery.results", (
            "staffing.evidence_missing",
        )),
        ("held", (
            "staffing.no_deputy",
            "staffing.held_at_wrong_level",
            "staffing.holder_without_place",
            "staffing.no_places",
        )),
        ("open_actions", (
            "staffing.action_overdue",
            "staffing.action_of_vacant_role",
            "review.recurring_action_overdue",
        )),
        ("organisation.head.suppliers", (
            "staffing.contract_ends_first",
        )),
        ("organisation.is_body", (
            "staffing.holder_from_elsewhere",
        )),
        ("organisation.left", (
            "staffing.holder_has_left",
        )),
        ("particular", (
            "staffing.accepted_vacancy_unclear",
            "staffing.spread_incomplete",
            "staffing.not_applicable_but_held",
        )),
        ("soon", (
            "staffing.mandatory_soon",
        )),
        ("staffing.contract", (
            "staffing.exit_not_begun",
        )),
        ("staffing.notes", (
            "references.note_without_place",
        )),
        ("staffing.operation", (
            "staffing.operation_without_reason",
        )),
        ("staffing.phases", (
            "staffing.phases_out_of_order",
        )),
        ("staffing.sheets", (
            "staffing.sheet_not_agreed",
            "staffing.sheet_without_notice",
            "staffing.change_without_notice",
            "staffing.extra_without_financing",
        )),
        ("staffing.unit", (
            "staffing.outside_the_business_area",
        )),
        ("staffing.units", (
            "staffing.cross_cutting_not_used_by_all",
        )),
        ("vacant", (
            "staffing.mandatory_role_vacant",
            "staffing.recommended_role_vacant",
            "staffing.place_without_holder",
            "staffing.vacancy_accepted",
        )),
    ),
    "organisation": (
        ("", (
            "references.duplicate_id",
            "staffing.mandatory_role_vacant",
            "staffing.recommended_role_vacant",
            "staffing.no_deputy",
            "staffing.too_few_holders",
            "staffing.too_many_holders",
            "staffing.task_not_delegable",
            "staffing.own_work_overseen",
            "staffing.too_many_mandatory_roles",
            "staffing.other_gallery_version",
            "staffing.organisation_differs",
            "staffing.term_backwards",
            "staffing.unit_of_the_gallery_missing",
            "staffing.same_person_twice",
            "staffing.agreement_ending",
            "review.staffing_review_overdue",
        )),
        ("actions", (
            "staffing.action_overdue",
            "review.recurring_action_overdue",
            "review.recurring_action_of_nobody",
            "review.recurring_action_never_recorded",
        )),
        ("dangling", (
            "references.dangling_role",
            "references.dangling_item",
            "references.unknown_phase",
            "references.unknown_name",
            "staffing.unknown_holder",
            "staffing.placeholder_holder",
            "staffing.holder_not_one",
        )),
        ("dated", (
            "staffing.term_not_begun",
            "staffing.term_ended",
            "staffing.term_ending",
        )),
        ("delegations", (
            "staffing.responsibility_delegated",
        )),
        ("head.actions", (
            "staffing.done_before_what_it_requires",
        )),
        ("head.notes", (
            "references.note_without_place",
        )),
        ("head.suppliers", (
            "staffing.contract_ends_first",
        )),
        ("head.system_groups", (
            "references.orphan",
        )),
        ("held", (
            "staffing.contact_not_marked",
            "staffing.position_missing",
            "staffing.held_at_wrong_level",
            "staffing.holder_without_place",
            "staffing.holder_kind",
            "staffing.partner_vacant",
            "staffing.mandate_not_recorded",
            "staffing.component_not_in_use",
            "staffing.decision_not_recorded",
            "staffing.no_places",
        )),
        ("is_body", (
            "staffing.holder_from_elsewhere",
            "staffing.all_from_one_owner",
        )),
        ("left", (
            "staffing.holder_has_left",
        )),
        ("own_bodies", (
            "staffing.body_seat_vacant",
            "staffing.seat_position_missing",
            "staffing.seat_holder_unplaced",
        )),
        ("qualified", (
            "staffing.accepted_vacancy_unclear",
            "staffing.spread_incomplete",
            "staffing.not_applicable_but_held",
        )),
        ("register", (
            "staffing.contact_not_verified",
        )),
        ("sheets", (
            "staffing.sheet_not_agreed",
            "staffing.sheet_without_notice",
            "staffing.change_without_notice",
            "staffing.sheets_disagree",
            "staffing.extra_without_financing",
        )),
        ("soon", (
            "staffing.mandatory_soon",
        )),
        ("vacant", (
            "staffing.place_without_holder",
            "staffing.vacancy_accepted",
        )),
        ("without_catalog", (
            "staffing.system_without_catalog",
        )),
    ),
    "library": (
        ("", (
            "references.duplicate_id",
        )),
        ("copied_folders", (
            "references.copy_changed",
        )),
    ),
    "register": (
        ("", (
            "references.misplaced_file",
            "privacy.register_in_git",
            "privacy.register_missing",
            "privacy.register_out_of_step",
        )),
    ),
    "review": (
        ("", (
            "review.gallery_review_overdue",
        )),
    ),
}  # fmt: skip
