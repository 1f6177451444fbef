"""The list of questions as a panel: what is done by hand is kept, and survives a reload."""

from __future__ import annotations

from browsing import PHONE, REFUSED, NewPage, Troubles
from panel_visit import Patient
from playwright.async_api import Page, expect
from visiting import URGENT, Server

SCRIPT = "<img src=x onerror=alert(1)><b>will it hurt?</b>"


async def drag(page: Page, patient: Patient, begin: int, end: int) -> None:
    """Drag one row onto the place of another, counted from 0."""
    grip = await patient.rows.nth(begin).locator(".grip").bounding_box()
    target = await patient.rows.nth(end).bounding_box()
    assert grip and target
    await page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    await page.mouse.down()
    below = target["y"] + target["height"] - 4 if end > begin else target["y"] + 4
    await page.mouse.move(grip["x"] + 10, below, steps=12)
    async with page.expect_response("**/chat/prep/questions"):
        await page.mouse.up()


async def reopened(patient: Patient) -> list[str]:
    """The list after a reload."""
    await patient.reload()
    await patient.open("questions")
    return await patient.texts()


async def test_dragging_survives_a_reload(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await patient.open("questions")
    before = await patient.texts()
    assert len(before) == 6 and patient.kept_questions() == before
    await drag(page, patient, 2, 0)
    after = [before[2], before[0], before[1], *before[3:]]
    await expect(patient.rows.locator("p").first).to_have_text(before[2])
    assert await patient.texts() == after == patient.kept_questions()
    await drag(page, patient, 0, 2)
    await expect(patient.rows.locator("p").nth(2)).to_have_text(before[2])
    assert await reopened(patient) == before == patient.kept_questions()


async def test_a_drag_that_is_given_up_changes_nothing(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await patient.open("questions")
    before = await patient.texts()
    grip = patient.rows.nth(0).locator(".grip")
    box, target = await grip.bounding_box(), await patient.rows.nth(2).bounding_box()
    assert box and target
    await page.mouse.move(box["x"] + 10, box["y"] + 10)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 10, target["y"] + target["height"], steps=8)
    assert await patient.texts() != before
    await page.locator(".held .grip").dispatch_event("pointercancel")
    await page.mouse.up()
    assert await patient.texts() == before == patient.kept_questions()


async def test_buttons_move_by_keyboard_and_say_where_to(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await patient.open("questions")
    before = await patient.texts()
    await page.get_by_role("button", name=f"Move down: {before[0]}").press("Enter")
    await expect(patient.rows.locator("p").nth(1)).to_have_text(before[0])
    await expect(patient.pane.get_by_role("status").last).to_have_text("Now in place 2 of 6.")
    down = page.get_by_role("button", name=f"Move down: {before[0]}")
    await expect(down).to_be_focused()
    await down.press("Enter")
    await expect(patient.rows.locator("p").nth(2)).to_have_text(before[0])
    await expect(page.get_by_role("button", name=f"Move up: {before[1]}")).to_be_disabled()
    after = [before[1], before[2], before[0], *before[3:]]
    assert await reopened(patient) == after == patient.kept_questions()


async def test_changes_in_quick_succession_are_all_made(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await patient.open("questions")
    before = await patient.texts()
    await patient.pane.evaluate(
        "pane => pane.querySelectorAll('.questions > li:nth-child(-n+3) [data-tool=remove]').forEach((each) => each.click())"
    )
    await expect(patient.rows).to_have_count(3)
    assert await patient.texts() == before[3:] == patient.kept_questions()


async def test_tick_edit_add_remove_and_undo(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await patient.open("questions")
    first, second, *_ = await patient.texts()
    await page.get_by_role("checkbox", name=f"Asked: {first}").check()
    await expect(patient.rows.last).to_contain_text(first)
    assert patient.kept()["questions"][-1]["done"] is True

    await page.get_by_role("button", name=f"Edit: {second}").click()
    field = page.get_by_role("textbox", name="Your question in other words")
    await expect(field).to_be_focused()
    await field.fill("Does it make sense at 31?")
    await field.press("Enter")
    await expect(patient.rows.first).to_contain_text("Does it make sense at 31?")
    await expect(page.get_by_role("button", name="Edit: Does it make sense at 31?")).to_be_focused()

    await page.get_by_role("textbox", name="Add a question").fill(SCRIPT)
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(patient.rows.filter(has_text="will it hurt")).to_have_count(1)
    await expect(page.get_by_role("textbox", name="Add a question")).to_have_value("")
    assert await patient.pane.locator(".questions img, .questions b").count() == 0
    assert SCRIPT in await patient.texts()

    await page.get_by_role("button", name=f"Remove: {SCRIPT}").click()
    await expect(patient.rows).to_have_count(6)
    assert SCRIPT not in patient.kept_questions()
    await page.get_by_role("button", name="Undo").click()
    await expect(patient.rows).to_have_count(7)
    assert SCRIPT in await reopened(patient)
    assert await patient.texts() == patient.kept_questions()


async def test_a_tick_leaves_the_list_where_it_was(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await page.set_viewport_size({"width": 1280, "height": 500})
    await patient.open("questions")
    first = (await patient.texts())[0]
    body = patient.pane.locator(".pane-body")
    assert await body.evaluate("(body) => body.scrollHeight > body.clientHeight")
    await page.get_by_role("checkbox", name=f"Asked: {first}").check()
    await expect(patient.rows.last).to_contain_text(first)
    assert await body.evaluate("(body) => body.scrollTop") == 0
    await expect(patient.pane.get_by_role("status").last).to_have_text("Marked as asked. Now in place 6 of 6.")
    await expect(page.get_by_role("checkbox", name=f"Asked: {first}")).to_be_focused()


async def test_leaving_an_edit_changes_nothing(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await patient.open("questions")
    before = await patient.texts()
    await page.get_by_role("button", name=f"Edit: {before[0]}").click()
    field = page.get_by_role("textbox", name="Your question in other words")
    await field.fill("something else")
    await field.press("Escape")
    await expect(patient.pane).to_be_visible()
    await expect(page.get_by_role("button", name=f"Edit: {before[0]}")).to_be_focused()
    assert await patient.texts() == before == patient.kept_questions()


async def test_a_list_changed_elsewhere_is_shown_and_not_overwritten(
    page: Page, site: Server, troubles: Troubles
) -> None:
    troubles.allow(REFUSED)
    patient = await Patient.arrive(page, site)
    await patient.open("questions")
    before = await patient.texts()
    patient.change(do="add", text="Written in another tab?")
    await page.get_by_role("textbox", name="Add a question").fill("Written here?")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(patient.pane.locator(".notice-line")).to_contain_text("changed elsewhere")
    await expect(patient.rows.filter(has_text="Written in another tab?")).to_have_count(1)
    await expect(page.get_by_role("textbox", name="Add a question")).to_have_value("Written here?")
    assert len(patient.kept_questions()) == len(before) + 1
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(patient.rows.filter(has_text="Written here?")).to_have_count(1)
    await expect(patient.pane.locator(".notice-line")).to_be_hidden()


async def test_other_words_for_a_question_that_is_gone_are_not_lost(
    page: Page, site: Server, troubles: Troubles
) -> None:
    troubles.allow(REFUSED)
    patient = await Patient.arrive(page, site)
    await patient.open("questions")
    first = (await patient.texts())[0]
    await page.get_by_role("button", name=f"Edit: {first}").click()
    field = page.get_by_role("textbox", name="Your question in other words")
    await field.fill("Does it make sense at 31?")
    patient.change(do="remove", id=patient.kept()["questions"][0]["id"])
    await field.press("Enter")
    await expect(patient.pane.locator(".notice-line")).to_contain_text("changed elsewhere")
    await expect(page.get_by_role("textbox", name="Add a question")).to_have_value("Does it make sense at 31?")
    await expect(patient.rows).to_have_count(5)


async def test_what_cannot_be_added_stays_in_the_field(page: Page, site: Server, troubles: Troubles) -> None:
    troubles.allow(REFUSED)
    patient = await Patient.arrive(page, site)
    await patient.open("questions")
    first = (await patient.texts())[0]
    field, notice = page.get_by_role("textbox", name="Add a question"), patient.pane.locator(".notice-line")
    for words, told in ((first, "already"), ("long " * 60, "under 200"), (" ", "write a question")):
        await field.fill(words)
        await field.press("Enter")
        await expect(notice).to_contain_text(told)
        await expect(field).to_have_value(words)
    await field.fill("Which Korean brand would you actually give me?")
    await field.press("Enter")
    await expect(notice).to_contain_text("nearly like this")
    await page.get_by_role("button", name="Add it anyway").click()
    await expect(patient.rows).to_have_count(7)


async def test_a_danger_told_as_a_question_is_answered_in_the_conversation(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await patient.open("questions")
    field = page.get_by_role("textbox", name="Add a question")
    await field.fill(URGENT)
    await field.press("Enter")
    await expect(patient.pane).to_have_count(0)
    await expect(page.locator(".mine").last).to_contain_text(URGENT)
    await expect(page.locator(".urgent").first).to_be_visible()


async def test_on_a_phone_by_finger(new_page: NewPage, site: Server) -> None:
    page = await new_page(**PHONE)
    patient = await Patient.arrive(page, site)
    await patient.say("add: will it show on passport photos?")
    await page.get_by_role("button", name="Menu").tap()
    await page.locator(".menu [data-panel=questions]").tap()
    await expect(patient.rows).to_have_count(7)
    assert await patient.pane.evaluate("pane => pane.querySelector('.pane-body').scrollWidth <= innerWidth")
    second = (await patient.texts())[1]
    await patient.rows.nth(1).get_by_role("button", name="Move up").tap()
    await expect(patient.rows.locator("p").first).to_have_text(second)
    for box in [await each.bounding_box() for each in await patient.rows.first.locator("button, label").all()]:
        assert box and min(box["width"], box["height"]) >= 24, "a finger needs as much (WCAG 2.5.8)"

    before = await patient.texts()
    grip, target = await patient.rows.first.locator(".grip").bounding_box(), await patient.rows.nth(1).bounding_box()
    assert grip and target
    finger = await page.context.new_cdp_session(page)
    x, begin, end = grip["x"] + 8, grip["y"] + 8, target["y"] + target["height"]
    async with page.expect_response("**/chat/prep/questions"):
        await finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": begin}]})
        for share in (0.25, 0.5, 0.75, 1):
            point = {"x": x, "y": begin + share * (end - begin)}
            await finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        await finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    await expect(patient.rows.locator("p").first).to_have_text(before[1])
    assert patient.kept_questions() == [before[1], before[0], *before[2:]]
