"""Who is meant in the texts beside this file: every mention that they list, and nobody where they say so."""

import pytest

from benchmarks.actors import Case, judge, load_cases

CASES = load_cases()


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.kind}-{case.number}") for case in CASES])
def test_who_is_meant(reader, case: Case, request):
    if case.known:
        request.applymarker(pytest.mark.xfail(reason=case.known, strict=True))
    assert judge(case, reader) == []


def test_every_kind_has_cases_in_which_nobody_may_be_named():
    kinds = {case.kind for case in CASES}
    assert {case.kind for case in CASES if case.is_trap} == kinds
