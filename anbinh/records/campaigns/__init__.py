"""Campaigns (cao điểm): dates, units, targets as figures with their own period, daily progress, closing report."""
