/** The element that every page of the sandbox is drawn into. */
export function pageElement(): HTMLElement {
  const element = document.getElementById('page');
  if (!element) throw new Error('The page has no element with the id "page".');
  return element;
}
