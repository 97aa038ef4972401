import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

test('what is new leads to its incidents, before the group, and aside with a reason', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  const news = page.getByRole('region', { name: 'What is new' })
  const wharf = news.getByRole('article').filter({ hasText: '13 incidents in the 14 days' })
  await expect(wharf).toContainText('under 0.1 were to be expected')
  await expect(wharf).toContainText('Fewer than 1 in 1,000 alarms as strong as this are false.')
  await expectAccessible(page)

  await wharf.getByRole('button', { name: 'Put before the group' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Maltings Wharf')
  await dialog.getByLabel('Note').fill('Who holds the keys?')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Put before the group' }).click()
  await expect(wharf.getByRole('button', { name: 'Before the group' })).toBeDisabled()

  const caller = news.getByRole('article', { name: /^One caller/ })
  await caller.getByRole('button', { name: 'Set aside' }).click()
  await page.getByRole('dialog').getByLabel('Why').fill('A profile was declined')
  await page.getByRole('dialog').getByRole('button', { name: 'Set aside' }).click()
  await expect(caller).toBeHidden()
  await news.getByRole('button', { name: 'Set aside (1)' }).click()
  await expect(news).toContainText('A profile was declined')
  await news.getByRole('button', { name: /^Bring back/ }).click()
  await expect(caller).toBeVisible()

  await wharf.getByRole('link', { name: /^Show on the map/ }).click()
  const filters = page.getByRole('group', { name: 'Active filters' })
  await expect(filters).toContainText('What is new')
  await expect(page.getByText('13 incidents').first()).toBeVisible()

  await desk.goTo('Tasking')
  const flagged = page.getByRole('region', { name: 'Put before the group' })
  await expect(flagged).toContainText('Who holds the keys?')
  await expectAccessible(page)
  await flagged.getByRole('button', { name: 'Withdraw Maltings Wharf' }).click()
  await expect(flagged).toContainText('None waiting or on an agenda, 2 dealt with or withdrawn.')
})

test('every method is tried on past fortnights, and the best is recommended with its interval', async ({
  page,
  application,
}) => {
  test.slow()
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  await page.getByRole('link', { name: 'Which method works here?' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Which method works here' })).toBeVisible()
  await page.getByLabel('Past fortnights').fill('4')
  await page.getByLabel('Learn from').fill('8')
  await page.getByRole('button', { name: 'Try them' }).click()
  const result = page.getByRole('region', { name: 'What works here' })
  await expect(result).toContainText(/in 2\.0.% of the ground, over 4 fortnights: PAI/, { timeout: 60_000 })
  await expect(result.getByRole('grid', { name: 'What each method caught' })).toContainText(
    'DBSCAN within 50 m',
  )
  await expectAccessible(page)
  await result.getByText('Fortnight by fortnight').click()
  await expect(result.getByRole('grid', { name: 'Fortnight by fortnight' }).getByRole('row')).toHaveCount(5)
})
