/** What dialogs share. */
export const dialogs = {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
};
