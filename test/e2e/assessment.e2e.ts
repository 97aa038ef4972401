import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

test('an assessment is written, ordered, put before the group and finalised; its trace leads back to the calls', async ({
  page,
  application,
}) => {
  test.slow()
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Tasking')
  const flagged = page.getByRole('region', { name: 'Put before the group' })
  await expect(flagged).toContainText('1 dealt with or withdrawn')
  await page.getByRole('link', { name: 'Tactical assessment' }).click()
  const assessments = page.getByRole('grid', { name: 'Tactical assessments' })
  await expect(assessments.getByRole('row')).toHaveCount(4)
  await expectAccessible(page)
  await assessments.getByText('TA-2025-003').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^TA-2025-003/)

  const news = page.getByRole('region', { name: 'What is new' })
  const items = news.getByRole('article')
  await expect(items).toHaveCount(2)
  const [first, second] = [
    await items.nth(0).getAttribute('aria-label'),
    await items.nth(1).getAttribute('aria-label'),
  ]

  // Moved by the button, and back by the keyboard, the focus staying where it was.
  await news.getByRole('button', { name: `Move down: ${first}` }).press('Enter')
  await expect(items.nth(0)).toHaveAccessibleName(second!)
  await expect(news.getByRole('button', { name: `Move down: ${first}` })).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(items.nth(0)).toHaveAccessibleName(first!)

  // What is typed is saved without a button.
  await news.getByRole('button', { name: `Edit ${first}` }).click()
  await news.getByLabel('Text of the item').fill('Thirteen calls at the old wharf: see the group’s note.')
  await expect(news.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
  await news.getByRole('button', { name: 'Done' }).click()
  await expect(items.nth(0)).toContainText('old wharf')
  await expect(items.nth(0)).toContainText('edited')

  await news.getByRole('button', { name: `Put before the group: ${first}` }).click()
  await page.getByRole('dialog').getByLabel('Note').fill('Who holds the keys?')
  await page.getByRole('dialog').getByRole('button', { name: 'Put before the group' }).click()
  await expect(items.nth(0).getByText('Before the group')).toBeVisible()
  // Now it can be withdrawn, but not removed.
  await expect(news.getByRole('button', { name: `Remove ${first}` })).toBeHidden()

  await news.getByRole('button', { name: `Remove ${second}` }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('Told under repeats')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  const removed = page.getByRole('region', { name: 'Removed items' })
  await expect(removed).toContainText('Told under repeats')
  await removed.getByRole('button', { name: `Bring back ${second}` }).click()
  await expect(items).toHaveCount(2)

  const quality = page.getByRole('region', { name: 'Quality of the data' })
  await quality.getByRole('button', { name: /^Add an item/ }).click()
  await page.getByRole('dialog').getByLabel('Title').fill('The noise team is moving offices')
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
  await expect(quality).toContainText('The noise team is moving offices')
  await page.getByRole('textbox', { name: 'Summary' }).fill('One thing is new: the old wharf.')
  await page.getByRole('button', { name: /^Everything that was counted/ }).click()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Finalise' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Finalise' }).click()
  await expect(page.getByText('Final', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('One thing is new: the old wharf.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Edit / })).toHaveCount(0)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)

  // What became of it, and from there the trace.
  await page.getByRole('link', { name: 'Flagged items' }).click()
  await expect(flagged).toContainText('Who holds the keys?')
  await flagged.getByRole('button', { name: 'Dealt with or withdrawn (1)' }).click()
  await flagged.getByRole('link', { name: /^Trace: Rowdy/ }).click()
  const trace = page.getByRole('group', { name: /^Trace of PP-2025-003/ })
  await expect(trace.getByRole('link', { name: /Put before the group/ })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await expectAccessible(page)
  await page.getByText('Table', { exact: true }).click()
  const table = page.getByRole('table', { name: /^Trace of PP-2025-003/ })
  await expect(table.getByRole('row', { name: /Flagged Put before the group/ })).toContainText('(here)')
  await page.getByText('Picture', { exact: true }).click()
  await trace.getByRole('link', { name: /^\d+ calls/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Active filters' })).toBeVisible()
})
