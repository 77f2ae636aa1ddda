document.querySelector('#self-posting').submit();
