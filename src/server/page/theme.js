// Light or dark: as the system says, until a person chooses.

/** @param {string} theme */
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
}

document.getElementById('theme')?.addEventListener('click', () => {
  const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem('mizan-theme', theme);
  setTheme(theme);
});

const dark = matchMedia('(prefers-color-scheme: dark)');
const own = localStorage.getItem('mizan-theme');
setTheme(own ?? (dark.matches ? 'dark' : 'light'));
if (!own) dark.addEventListener('change', () => setTheme(dark.matches ? 'dark' : 'light'));
