//! 编号: numbers whose form is fixed by law or standard, parsed or refused with a reason.
