import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { pagesOf } from '../../main/features/packs/pdf-pages.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

async function accessibleInBoth(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
}

test('a priority is adopted from an area, raised by a group, answered, and reviewed', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  const today = page.getByRole('region', { name: 'Priorities and briefing' })
  await expect(today).toContainText('Expired 16 Dec 2025: call-takers have none')
  await expect(today).toContainText('Review 2 days overdue')
  await today.getByRole('link', { name: '3 voices to be answered' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Neighbourhood priorities' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'To be answered' })).toContainText('Answer 22 days late')
  await accessibleInBoth(page)

  await desk.button('Adopt a priority').click()
  const form = page.getByRole('form', { name: 'Adopt a priority' })
  await form.getByRole('textbox', { name: 'Priority' }).fill('Bottles in Kilnwood')
  await desk.select('Area', 'Kilnwood')
  await form.getByLabel('Why it was adopted').fill('Asked for at two ward meetings.')
  await desk.select('Agency', 'Police')
  await form.getByLabel('Owner').fill('Neighbourhood sergeant, Kilnwood')
  await form.getByLabel('Adopted on').fill('2025-06-18')
  await form.getByLabel('First review').fill('2025-12-18')
  await expectAccessible(page)
  await desk.button('Adopt it').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bottles in Kilnwood' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Calls in the area' })).toContainText('in 12 months before')

  // A private person raises nothing; a group does.
  const voices = page.getByRole('region', { name: 'You said, we did' })
  await voices.getByRole('button', { name: 'Add what was raised' }).click()
  await voices.getByLabel('Its name').fill('Mrs Smith')
  await voices.getByLabel('What they said').fill('Broken glass on the path every Sunday.')
  await voices.getByRole('button', { name: 'Add it' }).click()
  await expect(voices).toContainText('never a private person')
  await voices.getByLabel('Its name').fill('Kilnwood residents’ group')
  await voices.getByRole('button', { name: 'Add it' }).click()
  await expect(voices).toContainText('0 voices answered, 1 outstanding')
  await desk.button('Close').click()
  await page.getByRole('dialog').getByLabel('What became of it').fill('Over.')
  await page.getByRole('dialog').getByRole('button', { name: 'Close the priority' }).click()
  await expect(page.getByText('One voice has not been answered.')).toBeVisible()
  await page.keyboard.press('Escape')
  await voices.getByRole('button', { name: 'Answer Kilnwood residents’ group' }).click()
  await voices.getByLabel('What was said back').fill('The path is swept on Sunday mornings from now on.')
  await voices.getByLabel('How').fill('At their meeting')
  await voices.getByRole('button', { name: 'Save the answer' }).click()
  await expect(voices).toContainText('1 voice answered, none outstanding')
  await accessibleInBoth(page)

  await desk.button('Review').click()
  await page.getByLabel('What was found and decided').fill('Kept on until the summer.')
  await desk.button('Note the review').click()
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Kept on until the summer.')
  await page.getByRole('link', { name: 'Show on the map' }).click()
  await desk.button('Layers').click()
  await expect(page.getByText('Active: 7')).toBeVisible()

  // Its calls of the day lead to the map, and its place in an agenda to itself; the group sees where it is.
  await desk.goTo('Tasking')
  await page.getByRole('link', { name: 'Daily tasking' }).click()
  await expect(page.getByRole('link', { name: /Bottles in Kilnwood/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '2: calls of PP-2025-002, on the map' }).click()
  await expect(page.getByText('2 incidents', { exact: true }).first()).toBeVisible()
  await desk.goTo('Tasking')
  await page.getByRole('link', { name: 'Prepare it' }).click()
  await expect(page.getByRole('link', { name: /^NP-2025-001/ })).toBeVisible()
  await page.getByRole('link', { name: 'Hold the meeting' }).click()
  const item = page.getByRole('heading', { level: 1, name: /^NP-2025-001/ })
  await expect(async () => {
    await desk.button('Next').click()
    await expect(item).toBeVisible({ timeout: 500 })
  }).toPass()
  const evidence = page.getByRole('region', { name: 'The evidence' })
  await expect(evidence).toContainText('507 incidents in 12 months before')
  await expect(evidence).toContainText('Incidents by month')
  await expectAccessible(page)
})

test('a briefing is drafted, edited, approved, printed on one page, and the old one must not be used', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Briefings')
  await expect(page.getByRole('alert')).toContainText('Version 4 expired on 16 Dec 2025')
  await accessibleInBoth(page)
  const table = page.getByRole('grid', { name: 'Call-taker briefings' })
  await table.getByRole('gridcell', { name: 'Expired' }).click()
  await expect(page.getByText('This briefing has expired')).toBeVisible()
  await desk.button('Preview pack').click()
  const paper = page.frameLocator('iframe[title="Call-taker briefing, version 4"]')
  await expect(paper.getByText('Do not use it: ask the bureau for the next version.')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('navigation', { name: 'Briefings' }).getByRole('link', { name: 'Briefings' }).click()
  await desk.button('Draft the next version').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Call-taker briefing, version 5' })).toBeVisible()
  const checks = page.getByRole('region', { name: 'Before it is approved' })
  await expect(checks).toContainText('% of one page')
  const opening = page.getByLabel('Opening')
  await opening.fill('Ask about 12 High Street. '.repeat(60))
  await expect(checks).toContainText('does not fit on one page')
  await expect(checks).toContainText('“12 High Street” looks like a house number')
  await accessibleInBoth(page)
  await opening.fill('Read this before your shift.')
  // The fires are new: the draft had nothing to go on with but its usual question.
  const fires = page.getByRole('listitem', { name: 'Line 6' })
  await fires.getByLabel('What to ask').fill('Is it still burning, and did anybody see who left?')
  await expect(checks).toContainText('nothing in it looks like personal data')
  await fires.getByRole('button', { name: /^Move up/ }).press('Enter')
  await expect(page.getByRole('listitem', { name: 'Line 5' }).getByLabel('Where')).toHaveValue('Quarry Bank')

  await desk.button('Approve').click()
  await expect(page.getByRole('dialog')).toContainText('superseded at once')
  await desk.button('Approve it').click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText('In use')).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), desk.button('Make PDF').click()])
  expect(download.suggestedFilename()).toBe('Call-taker briefing, version 5.pdf')
  expect(pagesOf(readFileSync(await download.path()))).toBe(1)

  await page.getByRole('navigation', { name: 'Briefings' }).getByRole('link', { name: 'Briefings' }).click()
  await expect(table.getByRole('row').filter({ hasText: '16 Dec 2025' })).toContainText('Superseded')
})

test('the library finds what was done, and a plan is offered it', async ({ page, application }) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Briefings')
  await page.getByRole('link', { name: 'Library' }).click()
  const found = page.getByRole('region', { name: 'Found' })
  await expect(found).toContainText('13 entries of 13')
  await page.getByLabel('Search the library').fill('drinkng square')
  await expect(found.getByRole('article').first()).toContainText('Outreach to street drinkers in a square')
  await expect(found.locator('mark').first()).toBeVisible()
  await page.getByLabel('Search the library').fill('')
  await page.getByRole('checkbox', { name: 'Vehicle nuisance 2' }).check()
  await expect(found).toContainText('2 entries of 13')
  await accessibleInBoth(page)

  await desk.button('Enter an intervention').click()
  const form = page.getByRole('form', { name: 'Intervention' })
  await form.getByLabel('Title').fill('Bollards at the green')
  await form.getByLabel('What was done').fill('Bollards at both ends.')
  await desk.select('Result', 'Worked')
  await desk.button('Enter it').click()
  await expect(form).toContainText('Nobody measured this intervention')
  await expectAccessible(page)
  await desk.select('Result', 'Unclear')
  await desk.button('Enter it').click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await desk.button('Show everything').click()
  await expect(found).toContainText('14 entries of 14')

  await desk.goTo('Profiles')
  await page.getByRole('gridcell', { name: 'Night-time street drinking in Guildhall Gardens' }).click()
  const similar = page.getByRole('region', { name: 'Problems like this' })
  await expect(similar.getByRole('article').first()).toContainText('same kind of problem: Street drinking')
})
