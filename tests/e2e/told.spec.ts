// Tell it once: what was said in one booklet is offered in another, taken on purpose, and put back.

import { fillSome } from './fixtures/tour';
import { expect, test } from './lib/strict';
import { Keyboard } from './pages/Keyboard';
import { QuestionPage, follow } from './pages/QuestionPage';

test('criterion 33: a suggestion is taken, put back and added with the keyboard, and views stand side by side', async ({ page }) => {
  await fillSome(page);
  const [question, keys] = [new QuestionPage(page), new Keyboard(page)];
  await question.goTo('one-page-parent', 1);
  const first = question.box(/^Answer 1/);
  await expect(first).toHaveValue('');
  await keys.press(question.button(/^Use this/));
  await expect(question.button('Undo')).toBeFocused();
  await expect(page.locator('#say')).toHaveText('This is in your answer now. You can change it.');
  await expect(first).toHaveValue('Drawing dragons 🐉');
  await page.keyboard.press('Enter');
  await expect(page.getByText('We put back what was there before.')).toBeFocused();
  await expect(first).toHaveValue('');
  await keys.type(first, 'Being kind');
  await keys.press(question.button(/^Add this to mine/));
  await expect(question.button('Undo')).toBeFocused();
  await expect(first).toHaveValue('Being kind');
  await expect(question.box(/^Answer 2/)).toHaveValue('Drawing dragons 🐉');
  await question.answer('one-page-parent', 8, 'Sleeping all night');
  await follow(page, '#/views');
  for (const words of ['Sleeping all night', '7']) await expect(page.getByRole('main')).toContainText(words);
  await expect(page.getByRole('table')).toHaveCount(1);
});
