import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, startApplication, test } from './application.ts'
import { atDesk } from './desk-page.ts'

const day = (later: number) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10)

async function expectAccessibleInBoth(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
}

/** What the secretary does in meeting mode, with the keyboard alone. */
function inMeeting(page: Page) {
  const { keyboard } = page
  const heading = page.getByRole('heading', { level: 1 })
  return {
    heading,
    async goOn(to: string | RegExp) {
      await keyboard.press('PageDown')
      await expect(heading).toHaveText(to)
    },
    async note(words: string) {
      await keyboard.press('n')
      await keyboard.type(words)
      await expect(page.getByText(/^Saved \d/)).toBeVisible()
      await keyboard.press('Escape')
    },
    async setAction(what: string, agency: string, owner: string) {
      await keyboard.press('a')
      await keyboard.type(what)
      await keyboard.press('Tab')
      await keyboard.type(agency)
      await keyboard.press('Enter')
      await keyboard.press('Tab')
      await keyboard.type(owner)
      await keyboard.press('Enter')
      // Who writes on at once loses nothing, whatever is still on its way.
      await keyboard.type('Lamps')
      await expect(page.getByRole('list', { name: 'Actions set under this item' })).toContainText(what)
      const next = page.getByRole('textbox', { name: 'What is to be done' })
      await expect(next).toHaveValue('Lamps')
      await next.clear()
      await keyboard.press('Escape')
    },
    async undoLast() {
      await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeEnabled()
      await keyboard.press('u')
      const last = page.getByRole('menuitem').first()
      await expect(last).toBeVisible()
      await last.press('Enter')
      await expect(page.getByRole('menu')).toBeHidden()
      await expect(page.getByRole('button', { name: 'Undo', exact: true })).not.toHaveAttribute(
        'data-loading',
      )
    },
  }
}

test('two fortnights of the joint group by keyboard alone, over a backend that is killed', async ({
  page,
  application,
}) => {
  const [first, second] = [day(-14), day(0)]
  await promisify(execFile)(process.execPath, [
    ...['test/e2e/make-joint-bureau.ts', application.folder, first, second],
  ])
  const desk = atDesk(page, application)
  const meeting = inMeeting(page)
  await desk.open()
  await page.getByRole('button', { name: /Northgate/ }).click()
  await desk.goTo('Tasking')

  await test.step('attendance first, and a quorum that is not reached is said', async () => {
    await page.getByRole('link', { name: 'Hold the meeting' }).press('Enter')
    await expect(meeting.heading).toHaveText('Who is here')
    await page.getByRole('checkbox', { name: 'City council', exact: true }).press('Space')
    await expect(page.getByText('No quorum: 1 of 2 needed are present.').first()).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Who attends for City council' })).toHaveValue(
      'Head of city council',
    )
  })

  await test.step('notes, an action and a decision without leaving the item', async () => {
    await meeting.goOn('Welcome, apologies and quorum')
    await meeting.goOn('Open and overdue actions')
    await meeting.goOn('Gates in Mill Lane')
    await meeting.note('The owner was heard; the gates are shut at ten from Monday.')
    await meeting.setAction('Shut the gates', 'City', 'Warden')
    await page.keyboard.press('d')
    await page.getByRole('textbox', { name: 'Reason' }).fill('All were for it')
    await page.getByRole('textbox', { name: 'Reason' }).press('Enter')
    await expect(page.getByText('Decided without quorum: 1 of 2 needed were present.')).toBeVisible()
    await expectAccessibleInBoth(page)
  })

  const again = await test.step('the backend is killed, and the meeting goes on where it was', async () => {
    await meeting.note(' Nobody objected.')
    await application.kill()
    const restarted = await startApplication(application.folder)
    await page.goto('about:blank')
    await page.goto(restarted.address)
    await page.getByRole('button', { name: /Northgate/ }).click()
    await desk.goTo('Tasking')
    await page.getByRole('link', { name: 'Hold the meeting' }).press('Enter')
    await expect(meeting.heading).toHaveText('Gates in Mill Lane')
    await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue(
      'The owner was heard; the gates are shut at ten from Monday. Nobody objected.',
    )
    await expect(page.getByRole('list', { name: 'Actions set under this item' })).toContainText('A-001')
    await expect(page.getByText('Agreed', { exact: true })).toBeVisible()
    return restarted
  })

  await test.step('undo reaches back over the restart', async () => {
    await meeting.undoLast()
    await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue(
      'The owner was heard; the gates are shut at ten from Monday.',
    )
    await meeting.undoLast()
    await expect(page.getByText('Decided without quorum')).toBeHidden()
  })

  await test.step('the meeting is closed; what was left is carried', async () => {
    await meeting.goOn('Dates of the board')
    await meeting.goOn('The agenda is through')
    await desk.button('Close the meeting').press('Enter')
    await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1)
    await page.getByRole('dialog').getByRole('button', { name: 'Close the meeting' }).press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  await test.step('the next agenda holds all that waits, in an order of one’s own', async () => {
    await desk.goTo('Tasking')
    // The one just held is offered until the list is read again.
    const toNext = page.getByRole('link', { name: 'Prepare it' }).and(page.locator('[href$="/meetings/2"]'))
    await toNext.press('Enter')
    await page.getByRole('button', { name: /Build the agenda|Put them on/ }).press('Enter')
    const agenda = page.getByRole('list', { name: 'Agenda' })
    for (const words of [
      'Minutes of the meeting',
      'Open and overdue',
      'Gates in Mill',
      'Dates of the board',
    ]) {
      await expect(agenda).toContainText(words)
    }
    await expect(page.getByRole('grid', { name: 'Matters arising' })).toContainText('Shut the gates')
    const items = agenda.getByRole('listitem')
    await desk.button('Move Dates of the board up').press('Enter')
    await expect(items.nth(3)).toContainText('Dates of the board')
    await page.getByText('Drag Dates of the board').locator('..').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await expect(items.nth(4)).toContainText('Dates of the board')
    await expectAccessibleInBoth(page)
  })

  await test.step('the last minutes are approved, and stand', async () => {
    await page.getByRole('link', { name: 'Hold the meeting' }).press('Enter')
    await expect(meeting.heading).toHaveText('Who is here')
    await meeting.goOn('Welcome, apologies and quorum')
    await meeting.goOn(/^Minutes of the meeting of/)
    await expect(page.getByRole('document', { name: 'Text of the minutes' })).toContainText(
      'Action A-001: Shut the gates. City council, Warden',
    )
    await desk.button('Approve the minutes').press('Enter')
    await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1)
    await page.getByRole('dialog').getByRole('button', { name: 'Approve the minutes' }).press('Enter')
    await expect(page.getByText(/^Approved on/)).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('pack, series and record are accessible in light and dark', async () => {
    const meetingAt = page.url().replace('/hold', '')
    for (const at of [
      `${meetingAt}/pack`,
      meetingAt.replace(/meetings.*/, 'series'),
      meetingAt.replace(/meetings.*/, 'record'),
    ]) {
      await page.goto(at)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessibleInBoth(page)
    }
  })
  await again.kill()
})
