document.querySelector('#leave').click();
