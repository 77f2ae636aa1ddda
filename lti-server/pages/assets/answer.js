/** Posts the tool's answer to the platform that asked; the page's button does the same. */
document.getElementById('answer').submit();
